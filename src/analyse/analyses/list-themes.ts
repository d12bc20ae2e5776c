import { allTimeClients, allTimeLists, THEME_COLUMNS, themeRows } from '../../triggers/index.ts'
import { defineAnalysis } from '../analysis.ts'
import { histories, NO_LISTS } from '../histories.ts'

export default defineAnalysis({
  id: 'list-themes',
  question: 'Which themes are the keyword lists of clients about?',
  columns: THEME_COLUMNS,
  caveats: [
    'Themes are those of the code book that was handed in: people gave them, and others might have given others.',
    'A list is all there is of it and no sample: its interval says how far its share tells of words that its makers would have chosen likewise.',
  ],
  personal: {},
  async run(view) {
    const { codebook } = view.knowledge
    const found = await histories(view)
    const sets = [...allTimeClients(found), ...allTimeLists(found)]
    const distinct = sets.filter(({ name }, at) => sets.findIndex((other) => other.name === name) === at)
    const rows = codebook === null ? [] : themeRows(distinct, codebook)
    return {
      rows,
      denominator: codebook === null ? null : 'the distinct words of each list or client over all its versions',
      policy: 'words: distinct over all versions, without outer spaces',
      caveats: [
        ...(found.length === 0 ? [NO_LISTS] : []),
        ...(codebook === null
          ? ['No code book was handed in with the lists, so no word has a theme.']
          : codebook.notes),
      ],
    }
  },
})
