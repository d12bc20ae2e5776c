import { historyOf, type ListHistory, seriesOf } from '../triggers/index.ts'
import { once } from './once.ts'

/** The lists of the case with their histories. */
export const histories = once(
  (view): Promise<ListHistory[]> => Promise.resolve(seriesOf(view.knowledge.lists).map(historyOf)),
)

/** Said where an analysis of lists has nothing to read. */
export const NO_LISTS = 'No keyword list was handed in.'
