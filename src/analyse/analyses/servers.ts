import { defineAnalysis, type View } from '../analysis.ts'
import { familyOf } from '../measures.ts'

interface ServerRow {
  readonly [column: string]: string | number | readonly string[]
  server: string
  family: string
  items: number
  units: number
  records: number
  rejects: number
  decodes: readonly string[]
  charsets: readonly string[]
  delimiters: readonly string[]
  columns: readonly string[]
}

interface Span {
  readonly [column: string]: string | number | null
  server: string
  family: string
  first: number | null
  last: number | null
}

const serverRows = (view: View) =>
  view.store.rows<ServerRow>(
    `SELECT server, family, uniqExact(evidence_id, path) AS items, sum(s.units) AS units, sum(s.records) AS records,
       sum(s.rejects) AS rejects, arraySort(groupUniqArray(decode)) AS decodes,
       arraySort(groupUniqArray(charset)) AS charsets, arraySort(groupUniqArray(delimiter)) AS delimiters,
       arraySort(groupUniqArray(arrayStringConcat(column_names, ', '))) AS columns
     FROM streams AS s WHERE kind IN ('log', 'undecryptable') AND family != '' AND ${familyOf(view)}
     GROUP BY server, family ORDER BY server, family`,
    view.params,
  )

const spans = (view: View) =>
  view.store.rows<Span>(
    `SELECT server, family, min(observed_at_utc_ms) AS first, max(observed_at_utc_ms) AS last
     FROM records WHERE ${familyOf(view)} GROUP BY server, family`,
    view.params,
  )

const joined = (values: readonly string[]): string | null => {
  const named = values.filter((value) => value !== '')
  return named.length === 0 ? null : named.join(' | ')
}

export default defineAnalysis({
  id: 'servers',
  question: 'Which servers held which logs, how were they sealed, and what time do they cover?',
  columns: {
    server: 'machine the files came from: their first folder below the evidence root',
    family: 'kind of log',
    items: 'log files, also those inside archives',
    units: 'lines counted: records + rejects',
    records: 'lines that parsed',
    rejects: 'lines that did not',
    decode:
      'how sealed bytes become plain ones, with the key id; `|` between several ways; null when nothing opened them',
    charset: 'character set, null when none was found',
    delimiter: 'what separates columns, null when there is no format',
    layout: 'columns in order, null when there is no format',
    first_utc_ms: 'earliest dated record, milliseconds since 1970 UTC, null without one',
    last_utc_ms: 'latest dated record, milliseconds since 1970 UTC, null without one',
  },
  caveats: ['All kinds of log are listed, not only messages. A line logged by several servers counts on each.'],
  personal: {},
  async run(view) {
    const covered = new Map((await spans(view)).map((span) => [`${span.server}\n${span.family}`, span]))
    const rows = (await serverRows(view)).map(({ decodes, charsets, delimiters, columns, ...row }) => {
      const span = covered.get(`${row.server}\n${row.family}`)
      return {
        server: row.server,
        family: row.family,
        items: row.items,
        units: row.units,
        records: row.records,
        rejects: row.rejects,
        decode: joined(decodes),
        charset: joined(charsets),
        delimiter: joined(delimiters),
        layout: joined(columns),
        first_utc_ms: span?.first ?? null,
        last_utc_ms: span?.last ?? null,
      }
    })
    return { rows, denominator: null, policy: null }
  },
})
