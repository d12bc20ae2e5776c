import type { MessageFault } from '../../model/exchange.ts'
import { BodyCollector, type CollectedBody, NO_BODY } from '../http/body.ts'
import { Base64Body, type LongText } from './long-text.ts'
import { amountIn, type Fields, listIn, textIn } from './values.ts'

/** A body as an entry tells it. */
export interface EntryBody {
  body: CollectedBody
  /** Bytes the entry speaks of and does not hold. */
  missedBytes: number
}

interface Written {
  text: string
  longTexts: ReadonlyMap<string, LongText>
}

function base64Of({ text, longTexts }: Written): CollectedBody | null {
  const long = longTexts.get(text)
  if (long !== undefined) return long.finish().base64
  const body = new Base64Body()
  body.push(text)
  return body.finish()
}

function textOf({ text, longTexts }: Written): CollectedBody | null {
  const long = longTexts.get(text)
  if (long !== undefined) return long.finish().text
  const body = new BodyCollector([])
  body.push(Buffer.from(text, 'utf8'))
  return body.finish()
}

/** What HAR says in `text` and `encoding`; what is no Base64 though it should be stands as it is, with a fault. */
function writtenBody(written: Written, encoding: string | null): CollectedBody | null {
  if (encoding === null || encoding === '') return textOf(written)
  const decoded = encoding.toLowerCase() === 'base64' ? base64Of(written) : null
  const plain = decoded ?? textOf(written)
  return decoded ?? (plain === null ? null : { ...plain, faults: ['bad-encoding'] })
}

/** A form given as pairs only, written again as a browser writes it (WHATWG URL, application/x-www-form-urlencoded). */
function paramsOf(postData: Fields): string | null {
  const pairs = listIn(postData, 'params').map((param) => [textIn(param, 'name') ?? '', textIn(param, 'value') ?? ''])
  return pairs.length === 0 ? null : new URLSearchParams(pairs).toString()
}

/**
 * The body in `content` or `postData`, as decoded as HAR keeps it: text is taken as UTF-8, whatever the message was in.
 * Null when it cannot be read.
 */
export function entryBody(
  part: Fields,
  longTexts: ReadonlyMap<string, LongText>,
  faults: Set<MessageFault>,
): EntryBody | null {
  const sizeBytes = amountIn(part, 'size', faults)
  const text = textIn(part, 'text') ?? paramsOf(part)
  if (text === null) return { body: NO_BODY, missedBytes: sizeBytes ?? 0 }
  const body = writtenBody({ text, longTexts }, textIn(part, 'encoding'))
  return body === null ? null : { body, missedBytes: 0 }
}
