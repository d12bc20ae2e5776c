import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { codeOf } from '../lib/error-code.ts'
import { type NameText, textOfBytes } from './name-bytes.ts'
import { headerOf, type ResponseHead } from './response-head.ts'

/** Decoded listings larger than this are not read: a quarter of a million lines of a directory fit. */
export const MOST_PAGE_BYTES = 32 * 1024 * 1024
/** Listings deflate to a tenth or a twentieth; above this ratio, past the first mebibyte, it is a bomb. */
const MOST_RATIO = 200
const FREE_BYTES = 1024 * 1024

const DECODERS: Readonly<Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** The text of a response's content; null when its encoding is unknown, damaged, or a bomb. */
export async function pageText(content: Buffer, head: ResponseHead): Promise<NameText | null> {
  const coding = headerOf(head, 'content-encoding')?.toLowerCase() ?? 'identity'
  if (coding === 'identity' || coding === '') return textOfBytes(content)
  const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined
  if (decode === undefined) return null
  const maxOutputLength = Math.min(MOST_PAGE_BYTES, Math.max(FREE_BYTES, content.length * MOST_RATIO))
  try {
    return textOfBytes(await decode(content, { maxOutputLength }))
  } catch (error) {
    if (codeOf(error) === null) throw error
    return null
  }
}
