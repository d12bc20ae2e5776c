import type { HttpRequest } from '../model/exchange.ts'
import { headerOf } from './http/headers.ts'

/** A value that a request carries out, and where: `body`, `form NAME`, `json NAME` or `query NAME`. */
export interface OutboundValue {
  part: string
  bytes: Uint8Array
}

/** Values looked at in one request; real ones have a handful. */
const MAX_VALUES = 64

/** `name=value` pairs joined by `&`, each name a plain word: what other bodies hardly are by chance. */
const FORM = /^[\w.[\]-]+=[^=&\s]*(?:&[\w.[\]-]+=[^=&\s]*)*$/

/** Everything in a request that can carry a message: the body, or its fields when it is a form or JSON, and query values. */
export function outboundValues(request: HttpRequest): OutboundValue[] {
  const query = request.target.indexOf('?')
  const fromQuery = query < 0 ? [] : pairsIn(request.target.slice(query + 1), 'query')
  return [...bodyValues(request), ...fromQuery].slice(0, MAX_VALUES)
}

/** Bytes that a request carries out: its body and the values of its query. */
export function outboundBytesOf(request: HttpRequest, values: readonly OutboundValue[]): number {
  const query = values.filter(({ part }) => part.startsWith('query '))
  return query.reduce((sum, { bytes }) => sum + bytes.length, request.bodyBytes)
}

function bodyValues(request: HttpRequest): OutboundValue[] {
  const { bodyHead, bodyBytes } = request
  if (bodyBytes === 0) return []
  const whole = [{ part: 'body', bytes: bodyHead }]
  if (bodyBytes > bodyHead.length) return whole
  const text = Buffer.from(bodyHead).toString('latin1')
  const type = headerOf(request, 'content-type') ?? ''
  const fields = type.includes('urlencoded') && FORM.test(text) ? pairsIn(text, 'form') : []
  if (fields.length > 0) return fields // base64 that ends in = would be one name without a value
  return jsonValues(bodyHead) ?? whole
}

/** Pairs as a form writes them (URL Standard, application/x-www-form-urlencoded); empty values carry nothing. */
const pairsIn = (text: string, kind: 'form' | 'query'): OutboundValue[] =>
  [...new URLSearchParams(text)].flatMap(([name, value]) =>
    value === '' ? [] : [{ part: `${kind} ${name}`, bytes: Buffer.from(value) }],
  )

/** The strings of a JSON object's own fields; null when the body is none. */
function jsonValues(body: Uint8Array): OutboundValue[] | null {
  if (body[0] !== 0x7b) return null
  const parsed = parsedJson(Buffer.from(body).toString('utf8'))
  if (parsed === null || typeof parsed !== 'object') return null
  return Object.entries(parsed).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [{ part: `json ${name}`, bytes: Buffer.from(value) }] : [],
  )
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
