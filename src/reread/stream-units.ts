import { mkdirSync } from 'node:fs'
import type { CaseFolder, LedgerState } from '../custody/index.ts'
import { placeKey } from '../custody/index.ts'
import { lineEndOf } from '../ingest/line-end.ts'
import { sourceOf } from '../ingest/sources.ts'
import type { UnitBatch } from '../ingest/unit-batch.ts'
import { unitsOf } from '../ingest/units.ts'
import type { SealedItem, Stream } from '../model/stream.ts'
import { unpack } from '../unpack/index.ts'

/** A case whose sealed evidence is read again. */
export interface Sealed {
  folder: CaseFolder
  state: LedgerState
}

/** The item a stream lies in, and the key that opens it; null when the ledger has no such stream. */
export function placed(
  { state }: Pick<Sealed, 'state'>,
  stream: Stream,
): { item: SealedItem; keyBytes: Uint8Array | null } | null {
  const item = state.items.get(state.streams.get(placeKey(stream))?.item ?? '')
  if (item === undefined) return null
  const key = [...state.keys.values()].find(({ id }) => id === stream.chain.keyId)
  return { item, keyBytes: key === undefined ? null : Buffer.from(key.hex, 'hex') }
}

/** The bytes of a stream after unpacking, as often as they are asked for; nothing when it is not found any more. */
export async function* unpackedBytes({ folder, state }: Sealed, stream: Stream): AsyncGenerator<Uint8Array> {
  const found = placed({ state }, stream)
  if (found === null) return
  mkdirSync(folder.tmpDir, { recursive: true, mode: 0o700 })
  for await (const leaf of unpack(sourceOf(found.item, folder.evidenceDir), { spoolDir: folder.tmpDir }))
    if (leaf.kind === 'stream' && leaf.containerPath === stream.containerPath) {
      yield* leaf.read()
      return
    }
}

/** The units of a stream as they are parsed: unpacked, opened and in UTF-8. */
export async function* streamUnits(at: Sealed, stream: Stream): AsyncGenerator<UnitBatch> {
  const { charset, chain, alternate, lineEndCode } = stream
  const found = placed(at, stream)
  if (charset === null || found === null) return
  const opening = { chain, key: found.keyBytes, charset, alternate, lineEnd: lineEndOf(charset, lineEndCode) }
  yield* unitsOf(unpackedBytes(at, stream), opening, () => false)
}
