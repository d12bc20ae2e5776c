import { latin1 } from '../../lib/bytes.ts'
import { textBits } from '../../lib/likelihood.ts'
import type { HttpRequest } from '../../model/exchange.ts'
import { headerOf } from '../http/headers.ts'
import { isArmoured } from './armour.ts'

/** The beginning of a body, what its Content-Type says after `;`, and whether the beginning is all of it. */
interface Body {
  head: Uint8Array
  parameters: string
  isWhole: boolean
}

/** Bytes that are enough to tell text from what only claims to be. */
const LOOKED_AT_BYTES = 4096

/** URL Standard, application/x-www-form-urlencoded: what its serialiser writes, and characters that lazy clients leave as they are. */
const FORM = /^[\w.[\]$~%+*-]{1,200}=(?:[\w.~!'()*@,;:/?$[\]+-]|%[0-9A-Fa-f]{2}|[&=])*$/

const isForm = ({ head }: Body): boolean => !isArmoured(head) && FORM.test(latin1(head.subarray(0, LOOKED_AT_BYTES)))

function isJson({ head, isWhole }: Body): boolean {
  const text = Buffer.from(head).toString('utf8')
  if (!isWhole) return /^\s*(?:\{\s*"|\[\s*[[{"\d\-tfn])/.test(text)
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

const isText = ({ head }: Body): boolean => textBits(head.subarray(0, LOOKED_AT_BYTES)).bits > 0
const isMarkup = (body: Body): boolean =>
  /^(?:\u00EF\u00BB\u00BF)?\s*</.test(latin1(body.head.subarray(0, 256))) && isText(body)

function isMultipart({ head, parameters }: Body): boolean {
  const [, quoted, bare] = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(parameters) ?? []
  const boundary = quoted ?? bare
  return boundary !== undefined && latin1(head.subarray(0, 512)).includes(`--${boundary}`)
}

const begins =
  (...magics: readonly string[]) =>
  ({ head }: Body): boolean =>
    magics.some((magic) => latin1(head.subarray(0, magic.length)) === magic)

/** What a body must be when it says so. Types that are not listed promise nothing that could be checked. */
const CHECKS: readonly { type: RegExp; holds: (body: Body) => boolean }[] = [
  { type: /^application\/x-www-form-urlencoded$/, holds: isForm },
  { type: /^(?:application|text)\/(?:[\w.-]+\+)?json$/, holds: isJson },
  { type: /^(?:application|text)\/(?:[\w.-]+\+)?(?:xml|html)$/, holds: isMarkup },
  { type: /^multipart\//, holds: isMultipart },
  { type: /^text\//, holds: isText },
  { type: /^image\/png$/, holds: begins('\u0089PNG\r\n') },
  { type: /^image\/p?jpe?g$/, holds: begins('\u00FF\u00D8\u00FF') },
  { type: /^image\/gif$/, holds: begins('GIF8') },
  { type: /^image\/bmp$/, holds: begins('BM') },
  { type: /^image\/webp$/, holds: begins('RIFF') },
  { type: /^application\/(?:x-)?gzip$/, holds: begins('\u001F\u008B') },
  { type: /^application\/zip$/, holds: begins('PK\u0003\u0004', 'PK\u0005\u0006') },
  { type: /^application\/pdf$/, holds: begins('%PDF-') },
]

/** RFC 9110 §8.3.1: type and subtype are tokens; anything else is not shown. */
const MEDIA_TYPE = /^[a-z]{1,20}\/[a-z0-9.+-]{1,60}$/

/** The media type that a request gives its body, without parameters; '' when it gives none, `*` when it is no media type. */
export function contentTypeOf(request: HttpRequest): string {
  const [type = ''] = (headerOf(request, 'content-type') ?? '').split(';', 1)
  const written = type.trim().toLowerCase()
  return written === '' || MEDIA_TYPE.test(written) ? written : '*'
}

/** Whether a body is not what its Content-Type says; null without a body and for types that promise nothing. */
export function isLying(request: HttpRequest): boolean | null {
  const { bodyHead, bodyBytes } = request
  if (bodyBytes === 0 || bodyHead.length === 0) return null
  const type = contentTypeOf(request)
  const check = CHECKS.find((candidate) => candidate.type.test(type))
  if (check === undefined) return null
  const parameters = headerOf(request, 'content-type') ?? ''
  return !check.holds({ head: bodyHead, parameters, isWhole: bodyBytes === bodyHead.length })
}
