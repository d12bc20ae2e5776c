import type { Ledger, LedgerState } from '../custody/index.ts'
import type { Store } from '../store/index.ts'
import { allStoredSums, deleteSegments, NO_ROWS, sameSums } from '../store/segments.ts'

/**
 * Brings the engine back to what the ledger says before anything new is loaded: rows of segments that were begun and
 * never committed go, and so do segments that do not hold, column for column, what was committed; those are voided and
 * will be parsed again. True when anything had to go.
 */
export async function reconcile(store: Store, ledger: Ledger): Promise<boolean> {
  const { state } = ledger
  const stored = await allStoredSums(store)
  const strangers = [...stored.keys()].filter((segment) => !state.committed.has(segment))
  const wrong = [...state.committed].flatMap(([segment, { sums }]) =>
    sameSums(stored.get(segment) ?? NO_ROWS, sums) ? [] : [segment],
  )
  const voided = withSharedStreams(state, wrong)
  await deleteSegments(store, [...new Set([...strangers, ...voided])])
  const gone = [...new Set([...state.unfinished, ...voided])].toSorted((a, b) => a - b)
  if (gone.length > 0)
    ledger.append({ type: 'void', segments: gone, why: 'the engine did not hold what the ledger says' })
  return strangers.length + voided.length > 0
}

/** Voiding one part of a stream leaves a hole, so every segment that holds a part of the same stream goes with it. */
export function withSharedStreams(state: LedgerState, wrong: readonly number[]): number[] {
  const gone = new Set(wrong)
  const streams = new Set<string>()
  for (let before = -1; before !== gone.size; ) {
    before = gone.size
    for (const segment of gone) for (const part of state.committed.get(segment)?.parts ?? []) streams.add(part.stream)
    for (const [segment, { parts }] of state.committed)
      if (parts.some((part) => streams.has(part.stream))) gone.add(segment)
  }
  return [...gone]
}
