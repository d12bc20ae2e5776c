import { defineAnalysis } from '../analysis.ts'
import { familyOf } from '../measures.ts'

export default defineAnalysis({
  id: 'fields',
  question: 'What does each column of each log hold?',
  columns: {
    family: 'kind of log',
    server: 'machine the log came from',
    position: 'place of the column, from 1',
    column: 'name of the column: from a header or a format, else c1, c2, …',
    role: 'what it holds, as inferred or given by a format',
    distinct: 'distinct values among the sampled lines',
    entropy_bits: 'Shannon entropy of the sampled values, bits',
    sampled: 'lines sampled',
  },
  caveats: [
    'Profiled on the sample that the format was inferred from, not on every line.',
    'An unknown column is kept with every record, not dropped.',
  ],
  personal: {},
  async run(view) {
    const rows = await view.store.rows(
      `SELECT family, server, position, column, role, distinct, entropy_bits, sampled
       FROM fields WHERE ${familyOf(view)} ORDER BY family, server, position`,
      view.params,
    )
    return { rows, denominator: null, policy: null }
  },
})
