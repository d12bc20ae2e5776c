import { LABELS, VERSION_COLUMNS, versionRows } from '../../triggers/index.ts'
import { defineAnalysis } from '../analysis.ts'
import { histories, NO_LISTS } from '../histories.ts'
import { newerListNotes } from '../list-dates.ts'

export default defineAnalysis({
  id: 'list-versions',
  question: 'How did the keyword lists of clients change from version to version?',
  columns: VERSION_COLUMNS,
  caveats: [
    'Dates and versions are those in the names of the files; a version may be older than the day on which it was fetched.',
    'A label is a rule applied to the files, not knowledge of what the operator did; it takes nothing out of the counts.',
    'What a list held between two versions is not known.',
  ],
  personal: {},
  async run(view) {
    const found = await histories(view)
    const rows = versionRows(found)
    const given = new Set(
      found.flatMap(({ readings }) => readings.flatMap(({ labels }) => labels)).map(({ label }) => label),
    )
    const rules = Object.entries(LABELS).filter(([id]) => [...given].some((label) => label === id))
    return {
      rows,
      denominator: null,
      policy: 'words: distinct lines that are not blank, outer spaces kept',
      caveats: [
        ...(rows.length === 0 ? [NO_LISTS] : []),
        ...rules.map(([id, rule]) => `${id}: ${rule}.`),
        ...(await newerListNotes(view)),
      ],
    }
  },
})
