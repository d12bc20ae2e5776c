import { rm } from 'node:fs/promises'
import type { Ledger } from '../custody/index.ts'
import { OperatorError } from '../model/errors.ts'
import type { Store } from '../store/index.ts'
import { deleteSegments, expectedSums, loadSegment, type SegmentSums, storedSums } from '../store/segments.ts'
import type { SegmentMessage } from './jobs.ts'

/** An engine that stores something else than it was given three times over is not to be trusted. */
const MOST_TRIES = 3

/**
 * Loads segments one at a time: intent on disk → load → every column read back → commit on disk. The engine has been
 * seen to acknowledge inserts that it had not written (SECURITY finding 1), so only the read-back counts.
 */
export function segmentCommitter(store: Store, ledger: Ledger): (message: SegmentMessage) => Promise<void> {
  let last: Promise<void> = Promise.resolve()
  return (message) => {
    const mine = last.then(() => commit(store, ledger, message))
    last = mine.catch(() => undefined) // each caller sees its own failure; the queue itself goes on
    return mine
  }
}

async function commit(store: Store, ledger: Ledger, message: SegmentMessage): Promise<void> {
  const segment = ledger.state.nextSegment
  const files = { records: message.recordsPath, rejects: message.rejectsPath }
  const sums = await expectedSums(store, files, segment)
  ledger.append({ type: 'intent', segment, sums, parts: message.parts })
  await loadVerified(store, files, segment, sums)
  ledger.append({ type: 'commit', segment })
  for (const path of [message.recordsPath, message.rejectsPath]) if (path !== null) await rm(path)
}

async function loadVerified(
  store: Store,
  files: Parameters<typeof loadSegment>[1],
  segment: number,
  sums: SegmentSums,
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

export const sameSums = (a: SegmentSums, b: SegmentSums): boolean => JSON.stringify(a) === JSON.stringify(b)
