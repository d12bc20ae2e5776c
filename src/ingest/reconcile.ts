import type { Ledger, LedgerState } from '../custody/index.ts'
import type { Store } from '../store/index.ts'
import { deleteSegments, segmentCounts } from '../store/segments.ts'

/**
 * Brings the engine back to what the ledger says before anything new is loaded: rows of segments that were begun and
 * never committed go, and so do segments whose row counts differ; those are voided and will be parsed again.
 */
export async function reconcile(store: Store, ledger: Ledger): Promise<void> {
  const { state } = ledger
  const stored = await segmentCounts(store)
  const strangers = [...stored.keys()].filter((segment) => !state.committed.has(segment))
  const wrong = [...state.committed].flatMap(([segment, { sums }]) => {
    const counts = stored.get(segment) ?? { records: 0, rejects: 0, segment_texts: 0 }
    const agrees = (['records', 'rejects', 'segment_texts'] as const).every(
      (table) => counts[table] === sums[table].rows,
    )
    return agrees ? [] : [segment]
  })
  const voided = withSharedStreams(state, wrong)
  await deleteSegments(store, [...new Set([...strangers, ...voided])])
  const gone = [...new Set([...state.unfinished, ...voided])].toSorted((a, b) => a - b)
  if (gone.length > 0)
    ledger.append({ type: 'void', segments: gone, why: 'the engine did not hold what the ledger says' })
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
