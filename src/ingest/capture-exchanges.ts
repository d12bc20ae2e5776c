import { ByteReader } from '../lib/byte-reader.ts'
import type { Row } from '../model/answer.ts'
import type { CaptureTally, Exchange, HttpMessage } from '../model/exchange.ts'
import { readerFor } from '../traffic/open.ts'
import { newTally } from '../traffic/reader.ts'
import { decryptTls } from '../traffic/tls.ts'
import { type CaptureFile, captureFiles } from './captures.ts'
import type { SessionJob } from './jobs.ts'

/** Bytes that a reader is chosen by. */
const HEAD_BYTES = 4096

/** An exchange and the capture it stands in; its times are those of the sheets. */
export interface Captured {
  capture: string
  exchange: Exchange
}

/** Who is told how reading goes: rows of `captures`, each when its capture is read to its end, and bytes as they are read. */
interface Told {
  capture(row: Row): void
  bytes(sizeBytes: number): void
}

/** Every exchange of a job's captures, those under TLS after the others of their capture. */
export async function* capturedExchanges(job: SessionJob, told: Told): AsyncGenerator<Captured> {
  for await (const file of captureFiles(job.items, job)) {
    const tally = newTally()
    const capture = file.path
    const reading = { tally, reader: '', note: '', exchanges: 0 }
    const read = () => counted(file.read(), (bytes) => told.bytes(bytes))
    for await (const some of allExchanges({ ...file, read }, reading, job))
      for (const exchange of some) {
        reading.exchanges += 1
        yield { capture, exchange: shifted(exchange, file.clockOffsetMs) }
      }
    told.capture(captureRow(file, reading))
  }
}

/** Bytes between two words about how far a reading is. */
const STEP_BYTES = 4 << 20

async function* counted(chunks: AsyncIterable<Uint8Array>, read: Told['bytes']): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0
  for await (const chunk of chunks) {
    yield chunk
    sizeBytes += chunk.length
    if (sizeBytes < STEP_BYTES) continue
    read(sizeBytes)
    sizeBytes = 0
  }
  read(sizeBytes)
}

/** What reading one capture has come to so far. */
interface Reading {
  tally: CaptureTally
  /** Id of the reader; '' when none knows the file. */
  reader: string
  exchanges: number
  /** What could not be done; '' when there is nothing to say. */
  note: string
}

async function* allExchanges(
  file: CaptureFile,
  reading: Reading,
  job: SessionJob,
): AsyncGenerator<readonly Exchange[]> {
  yield* readCapture(file, reading)
  if ((reading.tally.counts.tls_connections ?? 0) > 0) yield* readTls(file, reading, job)
}

async function* readCapture(file: CaptureFile, reading: Reading): AsyncGenerator<readonly Exchange[]> {
  const bytes = new ByteReader(file.read())
  const reader = readerFor(await bytes.glimpse(HEAD_BYTES))
  if (reader === null) {
    reading.note = 'No reader knows this kind of capture.'
    return
  }
  reading.reader = reader.id
  yield* reader.read(bytes.chunks(Number.POSITIVE_INFINITY), reading.tally)
}

async function* readTls(file: CaptureFile, reading: Reading, job: SessionJob): AsyncGenerator<readonly Exchange[]> {
  if (file.filePath === null) {
    reading.note = 'Connections under TLS in a capture inside an archive stay shut: unpack it first.'
    return
  }
  const decrypted = decryptTls({
    capturePath: file.filePath,
    keyLogPath: job.tlsKeysPath,
    tally: reading.tally,
    tempDir: job.spoolDir,
    searchPath: process.env['PATH'] ?? '',
  })
  yield* decrypted.exchanges
  reading.note = decrypted.note ?? ''
}

const shiftedTime = (atUtcMs: number | null, byMs: number): number | null => (atUtcMs === null ? null : atUtcMs + byMs)

function shiftedMessage<M extends HttpMessage>(message: M, byMs: number): M {
  const { startedAtUtcMs, endedAtUtcMs } = message
  return {
    ...message,
    startedAtUtcMs: shiftedTime(startedAtUtcMs, byMs),
    endedAtUtcMs: shiftedTime(endedAtUtcMs, byMs),
  }
}

function shifted(exchange: Exchange, byMs: number): Exchange {
  if (byMs === 0) return exchange
  const { request, interim, response } = exchange
  return {
    ...exchange,
    request: request === null ? null : shiftedMessage(request, byMs),
    interim: interim.map((answer) => shiftedMessage(answer, byMs)),
    response: response === null ? null : shiftedMessage(response, byMs),
  }
}

/** Connections that are named; the sum is of all. */
const NAMED_CONNECTIONS = 50

const lossyConnections = ({ missedBytes }: CaptureTally): string[] =>
  [...missedBytes]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, NAMED_CONNECTIONS)
    .map(([stream, bytes]) => `${stream}:${bytes}`)

function captureRow({ item, path }: CaptureFile, { tally, reader, exchanges, note }: Reading): Row {
  return {
    evidence_id: item.evidenceId,
    capture: path,
    reader,
    exchanges,
    counts: JSON.stringify(tally.counts),
    missed_bytes: [...tally.missedBytes.values()].reduce((sum, bytes) => sum + bytes, 0),
    lossy_connections: lossyConnections(tally),
    faults: tally.faultCount,
    first_fault: tally.faults[0] === undefined ? '' : `${tally.faults[0].detail} (byte ${tally.faults[0].startByte})`,
    note,
  }
}
