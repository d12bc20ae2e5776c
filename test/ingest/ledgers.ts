import type { SegmentPart } from '../../src/model/segment.ts'
import { PLAIN } from '../../src/model/chain.ts'
import type { SealedItem, Stream } from '../../src/model/stream.ts'
import { TABBED } from './streams.ts'

/** A sealed item as the ledger has it; its id is made of its path. */
export const itemAt = (path: string): SealedItem => ({
  evidenceId: Buffer.from(path).toString('hex').padEnd(64, '0').slice(0, 64),
  sizeBytes: 100,
  path,
  root: 'tree',
  server: 'fs01',
})

/** The verdict on the stream of that item: a plain chat log unless said otherwise. */
export const streamAt = (path: string, changed: Partial<Stream> = {}): Stream => ({
  evidenceId: itemAt(path).evidenceId,
  containerPath: '',
  path,
  server: 'fs01',
  family: 'chat',
  zone: { name: 'UTC', offsetMinutes: 0 },
  sizeBytes: 100,
  kind: 'log',
  detail: 'tabs',
  chain: PLAIN,
  charset: 'utf-8',
  alternate: null,
  lineEndCode: 10,
  format: TABBED,
  isMessage: true,
  parseRate: 1,
  bits: 500,
  runnerUpBits: null,
  attempts: 1,
  entropyBitsPerByte: 4.5,
  ...changed,
})

/** A part that covers `[fromByte, toByte)` with one record, a reject of ten bytes and a line end. */
export const partOf = (stream: string, [fromByte, toByte]: readonly [number, number] = [0, 100]): SegmentPart => ({
  stream,
  fromByte,
  toByte,
  final: toByte === 100,
  records: 1,
  rejects: 1,
  recordBytes: toByte - fromByte - 11,
  framingBytes: 1,
  rejectBytes: 10,
})

const sum = (rows: number) => ({ rows, hash: '7' })
export const SUMS = { records: sum(1), rejects: sum(1), segment_texts: sum(1) }
