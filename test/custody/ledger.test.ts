import type { SegmentPart } from '../../src/model/segment.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { coverageOf, ledgerHead, openLedger, readLedger } from '../../src/custody/index.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-ledger-'))
afterAll(() => rmSync(dir, { recursive: true }))

const part = (stream: string, [fromByte, toByte]: [number, number], final = false): SegmentPart => ({
  stream,
  fromByte,
  toByte,
  final,
  records: 1,
  rejects: 0,
  recordBytes: toByte - fromByte,
  framingBytes: 0,
  rejectBytes: 0,
})
const sums = (rows: number, hash: string) => ({
  records: { rows, hash },
  rejects: { rows: 0, hash: '0' },
  segment_texts: { rows: 0, hash: '0' },
})

test('only committed segments cover; a begun one is unfinished until it is voided', () => {
  const path = join(dir, 'covers')
  const ledger = openLedger(path)
  ledger.append(
    { type: 'intent', segment: 1, sums: sums(1, '5'), parts: [part('a', [0, 10])] },
    { type: 'commit', segment: 1 },
  )
  ledger.append({ type: 'intent', segment: 2, sums: sums(1, '6'), parts: [part('a', [10, 30], true)] })
  ledger.close()
  const state = readLedger(path)
  expect(coverageOf(state).get('a')).toMatchObject({ toByte: 10, final: false, records: 1 })
  expect([...state.unfinished]).toEqual([2])
  expect(state.nextSegment).toBe(3)
  const again = openLedger(path)
  again.append({ type: 'void', segments: [1, 2], why: 'test' })
  again.close()
  expect(coverageOf(again.state).size).toBe(0)
  expect(again.state.unfinished.size).toBe(0)
})

test('the head does not depend on how a load was cut into segments', () => {
  const whole = openLedger(join(dir, 'whole'))
  whole.append({ type: 'intent', segment: 1, sums: sums(2, '3'), parts: [{ ...part('a', [0, 30], true), records: 2 }] })
  whole.append({ type: 'commit', segment: 1 })
  const cut = openLedger(join(dir, 'cut'))
  cut.append({ type: 'intent', segment: 1, sums: sums(9, '9'), parts: [part('a', [0, 10])] })
  cut.append({ type: 'void', segments: [1], why: 'killed' })
  cut.append(
    { type: 'intent', segment: 2, sums: sums(1, '1'), parts: [part('a', [0, 10])] },
    { type: 'commit', segment: 2 },
  )
  cut.append(
    { type: 'intent', segment: 3, sums: sums(1, '2'), parts: [part('a', [10, 30], true)] },
    { type: 'commit', segment: 3 },
  )
  expect(ledgerHead(cut.state)).toBe(ledgerHead(whole.state))
  cut.append({ type: 'skipped', file: { path: 'x', reason: 'link', detail: '' } })
  expect(ledgerHead(cut.state)).not.toBe(ledgerHead(whole.state))
})
