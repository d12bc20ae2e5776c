import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { ByteReader } from '../lib/byte-reader.ts'
import { codeOf } from '../lib/error-code.ts'
import { gzipMembers } from '../lib/gzip-members.ts'
import { type WarcRecord, warcRecords } from '../lib/warc.ts'
import { OperatorError } from '../model/errors.ts'
import type { Recorded } from './answer-line.ts'
import { bodyReader, framingOf } from './framing.ts'
import type { Truncation } from './inventory.ts'
import { MOST_PAGE_BYTES } from './page-text.ts'
import { type HeadRead, ResponseHeadReader } from './response-head.ts'

/** An answer that was found in the WARC file. */
export interface Found extends Omit<Recorded, 'spentMs'> {
  url: string
}

/** Refuses a WARC file that lacks what the journal says is in it. `recordedByte`: where its last record begins; -1 for none. */
export function requireRecords(path: string, recordedByte: number): void {
  if (recordedByte < 0 || sizeOf(path) > recordedByte) return
  throw new OperatorError(`${path} is gone or shorter than the journal beside it says.`, {
    hint: 'Put the file back, or collect into another folder.',
    exit: 'integrity',
  })
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0
    throw error
  }
}

/**
 * Answers behind the last one that the journal knows: a run that was killed between the two writes leaves one. They are
 * whole, so that they need not be fetched again.
 */
export async function* unjournalled(path: string, recordedByte: number): AsyncGenerator<Found> {
  const startByte = Math.max(0, recordedByte)
  const reader = new ByteReader(createReadStream(path, { start: startByte }))
  try {
    for await (const member of gzipMembers(reader)) {
      const offset = startByte + member.offset
      if (offset === recordedByte) continue
      for await (const record of warcRecords(new ByteReader(member.read()))) {
        const found = record.kind === 'record' && record.type === 'response' ? await foundIn(record, offset) : null
        if (found !== null) yield found
      }
    }
  } finally {
    await reader.close()
  }
}

async function foundIn(record: WarcRecord, offset: number): Promise<Found | null> {
  const url = record.fields.get('warc-target-uri')
  const block = record.read()
  const read = await headOf(block)
  if (url === undefined || read === null) return null
  const body = bodyReader(framingOf(read.head))
  const [hash, kept, size] = [createHash('sha256'), [] as Uint8Array[], { bytes: 0 }]
  const take = (chunk: Uint8Array) => {
    for (const content of body.push(chunk).content) {
      hash.update(content)
      if (size.bytes < MOST_PAGE_BYTES) kept.push(content.slice())
      size.bytes += content.length
    }
  }
  take(read.rest)
  for await (const chunk of block) take(chunk)
  const warcRecordId = record.fields.get('warc-record-id') ?? ''
  return {
    url,
    head: read.head,
    content: Buffer.concat(kept),
    fetchedAtUtcMs: Date.parse(record.fields.get('warc-date') ?? ''),
    truncated: truncationOf(record.fields.get('warc-truncated')),
    receipt: { warcRecordId, sizeBytes: size.bytes, sha256: hash.digest('hex'), offset },
    wireBytes: record.blockBytes,
  }
}

async function headOf(block: AsyncGenerator<Uint8Array>): Promise<Extract<HeadRead, { kind: 'head' }> | null> {
  const reader = new ResponseHeadReader()
  for (let step = await block.next(); step.done !== true; step = await block.next()) {
    const read = reader.push(step.value)
    if (read.kind === 'head') return read
    if (read.kind === 'fault') return null
  }
  return null
}

const TRUNCATIONS: readonly Truncation[] = ['length', 'time', 'disconnect', 'unspecified']

const truncationOf = (written: string | undefined): Truncation | null =>
  written === undefined ? null : (TRUNCATIONS.find((one) => one === written) ?? 'unspecified')
