import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { bufferOf } from '../lib/bytes.ts'
import { OperatorError } from '../model/errors.ts'
import type { Item } from './frontier.ts'
import type { Truncation } from './inventory.ts'
import type { ListedEntry } from './listing.ts'
import type { NameText } from './name-bytes.ts'
import type { Failure, Refusal } from './reasons.ts'

/** A run begins. */
export interface RunLine {
  kind: 'run'
  startUrl: string
  atUtcMs: number
  software: string
  scopeSha256: string
  egress: string
  userAgent: string
}

/** What every request adds to what is spent. */
interface Cost {
  /** Bytes that came over the wire for it. */
  wireBytes: number
  /** Time spent on the collection until now, over all runs. */
  spentMs: number
}

/** A response is in the WARC file, on the disk. */
export interface ResponseLine extends Cost {
  kind: 'response'
  item: Item
  status: number
  /** `Location` as sent; null when absent. */
  location: NameText | null
  /** `Retry-After` as sent. */
  retryAfter: string | null
  contentType: string | null
  lastModified: string | null
  fetchedAtUtcMs: number
  truncated: Truncation | null
  /** Payload without transfer framing. */
  sizeBytes: number
  sha256: string
  warcRecordId: string
  warcOffsetBytes: number
  /** Entries when the page is a listing. */
  listing: { kind: string; hasStrayBytes: boolean; entries: readonly ListedEntry[]; nextPage: string | null } | null
  /** Text of robots.txt; null for any other address and for an answer without one. */
  robots: string | null
}

/** A request that came to nothing that could be recorded. */
export interface FailureLine extends Cost {
  kind: 'failure'
  item: Item
  failure: Failure
  detail: string
}

/** An address that was about to be asked for and was not. */
export interface RefusalLine {
  kind: 'refusal'
  item: Item
  refusal: Refusal
}

export type JournalLine = RunLine | ResponseLine | FailureLine | RefusalLine

export interface Journal {
  /** Returns when the line is on the disk. */
  append(line: JournalLine): void
  close(): void
}

const LF = 0x0a
const READ_BYTES = 1024 * 1024

/** Lines of an open file with the byte after each; what follows the last line end is left out. */
function* linesOf(file: number): Generator<{ text: string; endByte: number }> {
  const block = Buffer.alloc(READ_BYTES)
  let parts: Buffer[] = []
  for (let at = 0; ; ) {
    const read = block.subarray(0, readSync(file, block, 0, block.length, at))
    if (read.length === 0) return
    let from = 0
    for (let end = read.indexOf(LF); end >= 0; end = read.indexOf(LF, from)) {
      yield { text: Buffer.concat([...parts, read.subarray(from, end)]).toString('utf8'), endByte: at + end + 1 }
      parts = []
      from = end + 1
    }
    parts.push(Buffer.from(read.subarray(from)))
    at += read.length
  }
}

function parsed(text: string, place: string): JournalLine {
  try {
    const line: JournalLine = JSON.parse(text)
    return line
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new OperatorError(`${place}: a line of the collection’s journal is damaged.`, {
      hint: 'Keep the folder as it is and collect into another one.',
      exit: 'integrity',
      cause: error,
    })
  }
}

/** Opens the journal of a collection, gives its lines to `take`, and cuts off a last line that was not written whole. */
export function openJournal(path: string, take: (line: JournalLine) => void): Journal {
  const file = openSync(path, 'a+', 0o600)
  let [endByte, number] = [0, 0]
  for (const line of linesOf(file)) {
    number += 1
    take(parsed(line.text, `${path}:${number}`))
    endByte = line.endByte
  }
  ftruncateSync(file, endByte)
  return {
    append(line) {
      const bytes = bufferOf(Buffer.from(`${JSON.stringify(line)}\n`))
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    },
    close: () => closeSync(file),
  }
}
