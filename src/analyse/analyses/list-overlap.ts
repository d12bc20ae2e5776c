import { allTimeClients, allTimeLists, OVERLAP_COLUMNS, overlapRows, overlaps } from '../../triggers/index.ts'
import { defineAnalysis } from '../analysis.ts'
import { histories, NO_LISTS } from '../histories.ts'

export default defineAnalysis({
  id: 'list-overlap',
  question: 'Which words do the keyword lists of clients have in common?',
  columns: OVERLAP_COLUMNS,
  caveats: [
    'Words of all versions of a list are taken together, without spaces around them: two lists may share words that they never held on the same day.',
    'Words are compared as they stand: other spellings, widths and scripts of a word are other words.',
    'That lists share words does not say who took them from whom.',
  ],
  personal: {},
  async run(view) {
    const found = await histories(view)
    const [clients, lists] = [allTimeClients(found), allTimeLists(found)]
    const rows = [...overlapRows('client', clients, overlaps(clients)), ...overlapRows('list', lists, overlaps(lists))]
    return {
      rows,
      denominator: null,
      policy: 'words: distinct over all versions, without outer spaces',
      ...(rows.length === 0
        ? { caveats: [found.length === 0 ? NO_LISTS : 'There is one list: nothing to compare it with.'] }
        : {}),
    }
  },
})
