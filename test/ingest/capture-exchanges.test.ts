import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { capturedExchanges } from '../../src/ingest/capture-exchanges.ts'
import type { SessionJob } from '../../src/ingest/jobs.ts'
import type { Row } from '../../src/model/answer.ts'
import { scratch } from '../e2e/cli.ts'
import { handshake, pcap, up } from '../traffic/build.ts'
import { itemAt } from './ledgers.ts'

const dir = scratch('capture-exchanges')
mkdirSync(join(dir, 'vault'))

/** A request of which so many bytes at the end were not captured, though what follows them was. */
const lossy = (port: number, missedBytes: number): Buffer[] => {
  const head = 'POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n'
  return [...handshake(port), up(head, { port }), up('end', { at: head.length + missedBytes, port })]
}

async function read(bytes: Buffer, clockOffsetMs = 0) {
  const item = { ...itemAt('a.pcap'), sizeBytes: bytes.length }
  writeFileSync(join(dir, 'vault', item.evidenceId), bytes)
  const job: SessionJob = {
    kind: 'session',
    items: [{ item, captures: [{ containerPath: '', sizeBytes: bytes.length, clockOffsetMs, isPackets: true }] }],
    trials: [],
    windowMs: 1,
    candidates: [],
    tlsKeysPath: null,
    vaultDir: join(dir, 'vault'),
    spoolDir: dir,
    exchangesPath: '',
  }
  const rows: Row[] = []
  let sizeBytes = 0
  const told = {
    capture: (row: Row) => void rows.push(row),
    bytes: (some: number) => {
      sizeBytes += some
    },
  }
  const times: (number | null | undefined)[] = []
  for await (const { exchange } of capturedExchanges(job, told)) times.push(exchange.request?.startedAtUtcMs)
  return { rows, times, sizeBytes }
}

const capture = pcap([...lossy(1001, 40), ...lossy(1002, 70)])

test('a capture is told with what it misses, the worst connection first, and read to its last byte', async () => {
  const { rows, sizeBytes } = await read(capture)
  expect(rows).toMatchObject([
    {
      capture: 'a.pcap',
      reader: 'pcap',
      exchanges: 2,
      missed_bytes: 110,
      lossy_connections: ['1:70', '0:40'],
      note: '',
    },
  ])
  expect(sizeBytes).toBe(capture.length)
})

test('times are moved by the offset of the clock', async () => {
  const [as, moved] = [await read(capture), await read(capture, -2500)]
  expect(moved.times).toEqual(as.times.map((time) => (time ?? 0) - 2500))
})

test('what no reader knows is told', async () => {
  expect((await read(Buffer.from('no capture at all'))).rows).toMatchObject([
    { reader: '', exchanges: 0, note: 'No reader knows this kind of capture.' },
  ])
})
