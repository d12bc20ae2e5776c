import type { SegmentPart } from '../../src/model/segment.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLedger, placeKey, unbalanced } from '../../src/custody/index.ts'
import { PLAIN } from '../../src/model/chain.ts'
import type { Stream } from '../../src/model/stream.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-balance-'))
afterAll(() => rmSync(dir, { recursive: true }))

const stream: Stream = {
  evidenceId: 'aa',
  containerPath: '',
  path: 'a.log',
  server: 'log01',
  family: 'a',
  zone: { name: 'UTC', offsetMinutes: 0 },
  sizeBytes: 30,
  kind: 'log',
  detail: '',
  chain: PLAIN,
  charset: 'utf-8',
  alternate: null,
  lineEndCode: 10,
  format: null,
  isMessage: true,
  parseRate: 1,
  bits: null,
  runnerUpBits: null,
  attempts: 1,
  entropyBitsPerByte: 4,
}
const sum = { rows: 0, hash: '0' }
const whole: SegmentPart = {
  stream: placeKey(stream),
  fromByte: 0,
  toByte: 30,
  final: true,
  records: 2,
  rejects: 1,
  recordBytes: 20,
  framingBytes: 3,
  rejectBytes: 7,
}

test.each([
  { name: 'all bytes claimed', part: whole, says: [] },
  {
    name: 'a byte unclaimed',
    part: { ...whole, framingBytes: 2 },
    says: ['a.log has bytes that are neither record, framing nor reject'],
  },
  { name: 'not at its end', part: { ...whole, final: false }, says: ['a.log is not wholly loaded'] },
])('a stream balances or is named: $name', ({ name, part, says }) => {
  const ledger = openLedger(join(dir, name))
  ledger.append({ type: 'stream', item: 'aa', stream, fields: [] })
  ledger.append({ type: 'intent', segment: 1, sums: { records: sum, rejects: sum, segment_texts: sum }, parts: [part] })
  ledger.append({ type: 'commit', segment: 1 })
  ledger.close()
  expect(unbalanced(ledger.state)).toEqual(says)
})
