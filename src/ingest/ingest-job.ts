import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unpack, type Leaf } from '../unpack/index.ts'
import type { IngestJob, PlannedItem, PlannedStream, SegmentMessage } from './jobs.ts'
import { lineEndOf } from './line-end.ts'
import { compileRow } from './rows.ts'
import { SegmentWriter, type Segment } from './segment-writer.ts'
import { sourceOf } from './sources.ts'
import type { UnitBatch } from './unit-batch.ts'
import { unitsOf } from './units.ts'

/** Parses the planned streams of items, one item after the other, handing over each segment as load files. */
export async function ingestJob(
  job: IngestJob,
  items: AsyncIterable<PlannedItem>,
  handOver: (segment: SegmentMessage) => Promise<void>,
): Promise<void> {
  const writer = new SegmentWriter(async (segment) => handOver(await written(segment, job.spoolDir)))
  for await (const { item, streams } of items) {
    const planned = new Map(streams.map((plan) => [plan.stream.containerPath, plan]))
    for await (const leaf of unpack(sourceOf(item, job.vaultDir), { spoolDir: job.spoolDir })) {
      const plan = leaf.kind === 'stream' ? planned.get(leaf.containerPath) : undefined
      if (plan !== undefined && leaf.kind === 'stream') await addLeaf(writer, leaf, plan)
      planned.delete(leaf.containerPath)
      if (planned.size === 0) break
    }
  }
  await writer.finish()
}

async function addLeaf(
  writer: SegmentWriter,
  leaf: Extract<Leaf, { kind: 'stream' }>,
  plan: PlannedStream,
): Promise<void> {
  const { stream } = plan
  if (stream.format === null || stream.charset === null) return
  const constants = {
    family: stream.family,
    server: stream.server,
    evidenceId: stream.evidenceId,
    containerPath: stream.containerPath,
    isMessage: stream.isMessage,
    zone: stream.zone.name,
  }
  const opening = {
    chain: stream.chain,
    key: plan.keyBytes,
    charset: stream.charset,
    alternate: stream.alternate,
    lineEnd: lineEndOf(stream.charset, stream.lineEndCode),
  }
  const run = {
    key: plan.key,
    constants,
    row: compileRow(stream.format, stream.zone.offsetMinutes),
    hasHeader: stream.format.header,
    columnCount: stream.format.columns.length,
    resumeAtByte: plan.resumeAtByte,
  }
  const units = unitsOf(leaf.read(), opening, () => leaf.damage()?.reason === 'truncated')
  await writer.addStream(run, plan.mostBytes === undefined ? units : headOf(units, plan.mostBytes))
}

async function* headOf(units: AsyncIterable<UnitBatch>, mostBytes: number): AsyncGenerator<UnitBatch> {
  for await (const batch of units) {
    yield batch
    if (batch.toByte >= mostBytes) return
  }
}

async function written(segment: Segment, spoolDir: string): Promise<SegmentMessage> {
  const path = join(spoolDir, `segment-${randomUUID()}`)
  const write = async (block: readonly Uint8Array[], suffix: string): Promise<string | null> => {
    if (block.length === 0) return null
    await writeFile(`${path}.${suffix}`, block, { mode: 0o600 })
    return `${path}.${suffix}`
  }
  return {
    kind: 'segment',
    recordsPath: await write(segment.records, 'records'),
    rejectsPath: await write(segment.rejects, 'rejects'),
    parts: segment.parts,
  }
}
