import { createHash, type Hash, randomUUID } from 'node:crypto'
import { latin1 } from '../lib/bytes.ts'
import { visible } from '../lib/visible.ts'
import { parseHttpHead } from '../lib/warc-payload.ts'

/** Fields of one record before its length and digests are known, in the order they are written. */
export type WarcFields = readonly (readonly [name: string, value: string | null])[]

/** `<urn:uuid:…>`, as record ids are written. */
export const newRecordId = (): string => `<urn:uuid:${randomUUID()}>`

/** A digest as both common checkers read it: Python's verifies hex of any algorithm it knows, warcio.js writes it so. */
export const labelled = (hash: Hash): string => `sha256:${hash.digest('hex')}`

/** SHA-256 of bytes that are at hand, labelled. */
export const digestOf = (bytes: Uint8Array): string => labelled(createHash('sha256').update(bytes))

/** Head of a record (WARC 1.1 §4); fields of null are left out, and no value can begin a line of its own. */
export function warcHead(fields: WarcFields): Buffer {
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${visible(value)}\r\n`]))
  return Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`)
}

/** A block of `application/warc-fields`; fields of '' are left out. */
export const fieldsBlock = (fields: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(
    Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${visible(name).replaceAll(/[\s:]+/g, '-')}: ${visible(value)}\r\n`)
      .join(''),
  )

/** A small record, whole: head, block and the two line ends that close it. */
export function smallRecord(fields: WarcFields, block: Uint8Array): Buffer {
  const length = ['Content-Length', String(block.length)] as const
  return Buffer.concat([
    warcHead([...fields, ['WARC-Block-Digest', digestOf(block)], length]),
    block,
    Buffer.from('\r\n\r\n'),
  ])
}

/**
 * True when every reader finds the end of the head where we do: an HTTP status line, then lines with something to see in them,
 * then the empty line. Otherwise no payload is claimed.
 */
export function isPlainHead(head: Uint8Array): boolean {
  const lines = latin1(head).split('\n')
  const [last, empty, ...rest] = lines.toReversed()
  const isEnded = last === '' && (empty === '' || empty === '\r') && rest.length > 0
  return isEnded && parseHttpHead(head) !== null && rest.every((line) => /[!-~]/.test(line))
}
