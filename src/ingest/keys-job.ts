import { findKeys } from '../keys/index.ts'
import { entropyBitsPerByte, readUpTo } from '../lib/bytes.ts'
import type { KeyCandidate } from '../model/chain.ts'
import { type ByteSource, identify, unpack } from '../unpack/index.ts'
import type { KeysJob } from './jobs.ts'
import { looksLikeLog } from './looks.ts'
import { sourceOf, streamPath } from './sources.ts'

/** Keys are looked for in files up to this size: settings and key files are small, logs are not. */
const KEY_FILE_BYTES = 256 << 10

/** Bytes above this entropy are enciphered, compressed or media, and name no key. */
const DENSE_BITS_PER_BYTE = 7.2

/** Candidate keys in everything small that one sealed item holds, logs and media left out. */
export const keysJob = ({ item, vaultDir, spoolDir }: KeysJob): Promise<KeyCandidate[]> =>
  candidatesOf(sourceOf(item, vaultDir), { evidenceId: item.evidenceId, path: item.path, spoolDir })

/** The same for any source; `path` is what places are named by. */
export async function candidatesOf(
  source: ByteSource,
  at: { evidenceId: string; path: string; spoolDir: string },
): Promise<KeyCandidate[]> {
  const found: KeyCandidate[] = []
  for await (const leaf of unpack(source, at)) {
    if (leaf.kind !== 'stream' || (leaf.sizeBytes ?? 0) > KEY_FILE_BYTES) continue
    const { bytes, complete } = await readUpTo(leaf.read(), KEY_FILE_BYTES)
    if (!complete || bytes.length === 0 || (identify(bytes, leaf.name)?.kind ?? 'page') !== 'page') continue
    if (bytes.length > 1024 && entropyBitsPerByte(bytes) > DENSE_BITS_PER_BYTE) continue
    if (looksLikeLog(bytes)) continue
    found.push(...findKeys({ evidenceId: at.evidenceId, path: streamPath(at.path, leaf.containerPath), bytes }))
  }
  return found
}
