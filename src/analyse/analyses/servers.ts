import { defineAnalysis, type View } from '../analysis.ts'
import { familyOf } from '../measures.ts'

interface ServerRow {
  readonly [column: string]: string | number | null | readonly string[]
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
  margin: number | null
}

interface Span {
  readonly [column: string]: string | number | null
  server: string
  family: string
  first: number | null
  last: number | null
}

// A name that inference made up (`c3`) says less than the role it stands for.
const LAYOUT = `arrayStringConcat(
  arrayMap((n, r) -> if(match(n, '^c[0-9]+$'), r, concat(n, ' (', r, ')')), column_names, column_roles), ', ')`

const serverRows = (view: View) =>
  view.store.rows<ServerRow>(
    `SELECT server, family, uniqExact(evidence_id, path) AS items, sum(s.units) AS units, sum(s.records) AS records,
       sum(s.rejects) AS rejects, arraySort(groupUniqArray(decode)) AS decodes,
       arraySort(groupUniqArray(charset)) AS charsets, arraySort(groupUniqArray(delimiter)) AS delimiters,
       arraySort(groupUniqArray(${LAYOUT})) AS columns, min(bits - runner_up_bits) AS margin
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
    layout: 'columns in order: role, with the name where the log or a person gave one; null when there is no format',
    margin_bits:
      'evidence for the key over its best rival, in bits: the smallest among these files; null where no rival was tried',
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
        margin_bits: row.margin === null ? null : Math.round(row.margin),
        first_utc_ms: span?.first ?? null,
        last_utc_ms: span?.last ?? null,
      }
    })
    return { rows, denominator: null, policy: null }
  },
})
