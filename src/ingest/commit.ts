import { rm } from 'node:fs/promises'
import type { Ledger } from '../custody/index.ts'
import { OperatorError } from '../model/errors.ts'
import type { Store } from '../store/index.ts'
import {
  deleteSegments,
  expectedSums,
  loadSegment,
  paceMerges,
  sameSums,
  type SegmentFiles,
  storedSums,
} from '../store/segments.ts'
import type { SegmentSums } from '../model/segment.ts'
import type { SegmentMessage } from './jobs.ts'

/** An engine that stores something else than it was given three times over is not to be trusted. */
const MOST_TRIES = 3

/** Merging is looked at again after so many segments. */
const PACE_EVERY = 100

/**
 * Loads one segment: intent on disk → load → every column read back → commit on disk. The engine has been seen to
 * acknowledge inserts that it had not written (SECURITY finding 1), so only the read-back counts. Segments of one stream must
 * come in order, each when the one before is committed.
 */
export async function commitSegment(store: Store, ledger: Ledger, message: SegmentMessage): Promise<void> {
  const files = { records: message.recordsPath, rejects: message.rejectsPath }
  const sums = await expectedSums(store, files)
  const segment = ledger.state.nextSegment
  ledger.append({ type: 'intent', segment, sums, parts: message.parts })
  await loadVerified(store, segment, { files, sums })
  ledger.append({ type: 'commit', segment })
  if (segment % PACE_EVERY === 1) await paceMerges(store, segment)
  for (const path of [message.recordsPath, message.rejectsPath]) if (path !== null) await rm(path)
}

async function loadVerified(
  store: Store,
  segment: number,
  { files, sums }: { files: SegmentFiles; sums: SegmentSums },
): Promise<void> {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    await loadSegment(store, files, segment)
    if (sameSums(await storedSums(store, segment), sums)) return
    await deleteSegments(store, [segment])
  }
  throw new OperatorError(`The engine did not store segment ${segment} as it was given, ${MOST_TRIES} times over.`, {
    hint: 'Check the disk (space, quota, faults), then run the same command again.',
    exit: 'integrity',
  })
}
