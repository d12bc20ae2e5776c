import { placeKey, type LedgerState } from '../custody/index.ts'
import type { SealedItem } from '../model/stream.ts'
import type { TrialDesign } from '../model/trial.ts'
import { type ByteSource, unpack } from '../unpack/index.ts'
import type { CaptureItem, Folders } from './jobs.ts'
import { sourceOf, streamPath } from './sources.ts'

/** Times that every capture is read. */
export const PASSES = 2

/**
 * The sealed items that are captures or hold some. Packets come before archives of exchanges: where both have an exchange
 * the first counts, and only packets say which client it was.
 */
export function capturesIn({ items, streams }: LedgerState, design: TrialDesign | null): CaptureItem[] {
  const found = new Map<string, CaptureItem>()
  for (const { item: key, stream } of streams.values()) {
    const item = items.get(key)
    if (stream.kind !== 'capture' || item === undefined) continue
    const { containerPath, path, sizeBytes, detail } = stream
    const clockOffsetMs = clockOffsetOf(path, design)
    const capture = { containerPath, sizeBytes, clockOffsetMs, isPackets: detail.startsWith('pcap') }
    const known = found.get(placeKey(item))?.captures ?? []
    found.set(placeKey(item), { item, captures: [...known, capture] })
  }
  return [...found.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

const order = ({ item, captures }: CaptureItem): string =>
  `${captures.some(({ isPackets }) => isPackets) ? 0 : 1} ${item.path}`

/** What to add to a capture's times: it is named by its path or by the last part of it. */
function clockOffsetOf(path: string, design: TrialDesign | null): number {
  const offsets = design?.clockOffsetsMs ?? {}
  const name = [path, path.slice(path.lastIndexOf('/') + 1)].find((candidate) => Object.hasOwn(offsets, candidate))
  return name === undefined ? 0 : (offsets[name] ?? 0)
}

/** A capture file ready to be read from its start. */
export interface CaptureFile {
  item: SealedItem
  path: string
  clockOffsetMs: number
  /** The sealed file itself; null for a capture inside an archive. */
  filePath: string | null
  read: ByteSource['read']
}

/** Every capture of some items, each to be read before the next is asked for. */
export async function* captureFiles(
  items: readonly CaptureItem[],
  { vaultDir, spoolDir }: Folders,
): AsyncGenerator<CaptureFile> {
  for (const { item, captures } of items) {
    const source = sourceOf(item, vaultDir)
    for await (const leaf of unpack(source, { spoolDir })) {
      const capture = captures.find(({ containerPath }) => containerPath === leaf.containerPath)
      if (leaf.kind !== 'stream' || capture === undefined) continue
      const { containerPath, clockOffsetMs } = capture
      const filePath = containerPath === '' ? source.filePath : null
      yield { item, path: streamPath(item.path, containerPath), clockOffsetMs, filePath, read: () => leaf.read() }
    }
  }
}
