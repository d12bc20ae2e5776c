import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLedger, placeKey } from '../../src/custody/index.ts'
import { capturesIn } from '../../src/ingest/captures.ts'
import type { Stream } from '../../src/model/stream.ts'
import { scratch } from '../e2e/cli.ts'
import { itemAt, streamAt } from './ledgers.ts'

const ledger = openLedger(join(scratch('captures'), 'ledger.jsonl'))
const HAR = 'HTTP archive (HAR): read for its HTTP exchanges'
const PCAP = 'pcap capture: read for its HTTP exchanges'

function enter(path: string, ...streams: readonly Partial<Stream>[]): void {
  const item = itemAt(path)
  ledger.append(
    { type: 'sealed', item },
    ...streams.map((changed) => ({
      type: 'stream' as const,
      item: placeKey(item),
      stream: streamAt(path, { kind: 'capture', ...changed }),
      fields: [],
    })),
  )
}

enter('a.har', { detail: HAR, sizeBytes: 7 })
enter('day/b.pcap', { detail: PCAP })
enter('c.zip', { detail: PCAP, containerPath: 'x.pcap', path: 'c.zip!x.pcap' }, { kind: 'log', containerPath: 'y.log' })
enter('d.log', { kind: 'log' })

const offsets = (clockOffsetsMs: Record<string, number>) =>
  capturesIn(ledger.state, { windowMs: 1, clockOffsetsMs }).map(({ item, captures }) => [
    item.path,
    captures.map(({ clockOffsetMs }) => clockOffsetMs),
  ])

test('captures are found, packets before archives of exchanges, members by their path', () => {
  expect(capturesIn(ledger.state, null)).toEqual([
    {
      item: itemAt('c.zip'),
      captures: [{ containerPath: 'x.pcap', sizeBytes: 100, clockOffsetMs: 0, isPackets: true }],
    },
    {
      item: itemAt('day/b.pcap'),
      captures: [{ containerPath: '', sizeBytes: 100, clockOffsetMs: 0, isPackets: true }],
    },
    { item: itemAt('a.har'), captures: [{ containerPath: '', sizeBytes: 7, clockOffsetMs: 0, isPackets: false }] },
  ])
})

test('a clock is named by path or by name', () => {
  expect(offsets({ 'b.pcap': 5, 'a.har': -2, constructor: 9 })).toEqual([
    ['c.zip', [0]],
    ['day/b.pcap', [5]],
    ['a.har', [-2]],
  ])
  expect(offsets({ 'day/b.pcap': 6, 'b.pcap': 5 })[1]).toEqual(['day/b.pcap', [6]])
})
