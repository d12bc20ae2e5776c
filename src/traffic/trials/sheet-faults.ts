import { visible } from '../../lib/visible.ts'
import { CONTROL, type TrialMessage } from '../../model/trial.ts'

/** Something that may spoil the comparison; the sheet is used all the same. */
export interface SheetFault {
  /** Null when it is about the whole sheet. */
  line: number | null
  /** One sentence. */
  detail: string
}

/** Faults that are listed; a person mends the first ones and looks again. */
const MAX_LISTED = 100

/** Words under test of each client. */
function labelsByClient(trials: readonly TrialMessage[]): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>()
  for (const { client, label } of trials) labels.set(client, (labels.get(client) ?? new Set()).add(label))
  return labels
}

function* faultsOf(trials: readonly TrialMessage[], unusedColumns: readonly string[]): Generator<SheetFault> {
  for (const column of unusedColumns) yield { line: 1, detail: `The column “${column}” is not used.` }
  const labels = labelsByClient(trials)
  for (const [client, own] of labels)
    if (!own.has(CONTROL))
      yield {
        line: null,
        detail: `${visible(client)} has no control message: nothing can be compared with its words.`,
      }
  for (const { line, client, label, text } of trials) {
    const lowered = text.toLowerCase()
    if (label !== CONTROL) {
      if (!lowered.includes(label.toLowerCase()))
        yield { line, detail: 'The message does not hold the word it is labelled with.' }
      continue
    }
    for (const word of labels.get(client) ?? [])
      if (word !== CONTROL && lowered.includes(word.toLowerCase()))
        yield { line, detail: `A control message holds the word “${visible(word)}”.` }
  }
}

/** What a person should know about a sheet before an answer is built on it. */
export function sheetFaults(trials: readonly TrialMessage[], unusedColumns: readonly string[]): SheetFault[] {
  const faults: SheetFault[] = []
  for (const fault of faultsOf(trials, unusedColumns)) {
    if (faults.length === MAX_LISTED) break
    faults.push(fault)
  }
  return faults
}
