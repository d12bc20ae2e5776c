import type { Row } from '../model/answer.ts'
import type { Store } from '../store/index.ts'
import { type Condition, conditionOf, type Looking, UNDATED_AT } from './condition.ts'
import { FACETS, type Facet, type Filter } from './filter.ts'

/** A value of a column and how many records have it. */
export interface Count {
  value: string
  records: number
}

/** Records over time: bar `i` begins at `firstUtcMs + i · barMs`. */
export interface Histogram {
  firstUtcMs: number
  barMs: number
  bars: readonly number[]
  /** Records without a date. */
  undated: number
}

/** How many records a filter lets through, and how they divide up. */
export interface Counted {
  records: number
  /** By each column as if the filter asked nothing of it, so that a second value can be added; most frequent first. */
  facets: Readonly<Record<Facet, readonly Count[]>>
  /** As if the filter asked nothing of the time. */
  histogram: Histogram
}

/** First and last instant of some records; null when none has a date. */
export interface Span {
  firstUtcMs: number
  lastUtcMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const BAR_SIZES_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS]

/** As many bars as a screen shows apart. */
const MOST_BARS = 500

/** Values of one facet that are counted out; a hostile log may have as many versions as lines. */
const MOST_VALUES = 300

/** The period that dated records cover, or dated messages alone: the ends of the table, which lies in this order. */
export async function spanOf(store: Store, { records }: Pick<Filter, 'records'>): Promise<Span | null> {
  const from = `SELECT at FROM browse WHERE at < ${UNDATED_AT}${records === 'messages' ? ' AND is_message = 1' : ''}`
  const [row] = await store.rows<{ first: number | null; last: number | null }>(
    `SELECT (${from} ORDER BY at LIMIT 1) AS first, (${from} ORDER BY at DESC LIMIT 1) AS last`,
  )
  if (row === undefined || row.first === null || row.last === null) return null
  return { firstUtcMs: row.first, lastUtcMs: row.last }
}

/** Narrowest bars of which not too many cover the span. */
function barsOver({ firstUtcMs, lastUtcMs }: Span): { firstUtcMs: number; barMs: number; count: number } {
  const wide = (barMs: number) => Math.floor(lastUtcMs / barMs) - Math.floor(firstUtcMs / barMs) + 1
  const spanMs = lastUtcMs - firstUtcMs
  const barMs = BAR_SIZES_MS.find((sizeMs) => wide(sizeMs) <= MOST_BARS) ?? Math.ceil(spanMs / (MOST_BARS - 1))
  return { firstUtcMs: Math.floor(firstUtcMs / barMs) * barMs, barMs, count: wide(barMs) }
}

/** Columns of the grouping sets, first to last; `bar` is the time. */
const SETS = [...FACETS, 'bar'] as const

/** What `grouping` says of the set that groups by this column alone: a bit is 1 where a column is not in the set. */
const maskOf = (column: (typeof SETS)[number]): number =>
  2 ** SETS.length - 1 - 2 ** (SETS.length - 1 - SETS.indexOf(column))

const WHOLE = 2 ** SETS.length - 1

/** Number of the bar of undated records. */
const UNDATED_BAR = -1

/** Counts, facets and histogram in one query. */
export async function countedOf(
  store: Store,
  { filter, span, ...looking }: Looking & { filter: Filter; span: Span | null },
): Promise<Counted> {
  const axis = barsOver(span ?? { firstUtcMs: 0, lastUtcMs: 0 })
  const condition = conditionOf(filter, looking)
  const rows = await store.rows(countingSql(condition), {
    ...condition.params,
    firstUtcMs: axis.firstUtcMs,
    barMs: axis.barMs,
  })
  return {
    records: Number(rows.find((row) => row['g'] === WHOLE)?.['n'] ?? 0),
    facets: {
      server: countsOf(rows, 'server'),
      family: countsOf(rows, 'family'),
      direction: countsOf(rows, 'direction'),
      client_version: countsOf(rows, 'client_version'),
      country: countsOf(rows, 'country'),
    },
    histogram: histogramOf(rows, axis, span),
  }
}

/**
 * A row counts for a facet when it passes all but this facet's own part, so rows that fail one part at most are looked at,
 * and each set of rows is counted by what it may fail.
 */
function countingSql({ base, own }: Condition): string {
  const parts = Object.entries(own)
  const fails = parts.map(([column, part]) => `NOT (${part}) AS not_${column}`)
  const failed = parts.length === 0 ? '0' : parts.map(([column]) => `not_${column}`).join(' + ')
  const countFor = (column: string) => (column in own ? `countIf(failed = not_${column})` : 'countIf(failed = 0)')
  const choices = SETS.map((column) => `g = ${maskOf(column)}, ${countFor(column === 'bar' ? 'at' : column)}`)
  return `SELECT ${SETS.join(', ')}, grouping(${SETS.join(', ')}) AS g, multiIf(${choices.join(', ')}, countIf(failed = 0)) AS n
    FROM (
      SELECT ${FACETS.join(', ')}, if(at = ${UNDATED_AT}, ${UNDATED_BAR}, intDiv(at - {firstUtcMs:Int64}, {barMs:Int64})) AS bar,
        ${[...fails, `${failed} AS failed`].join(', ')}
      FROM browse WHERE ${base}
    ) AS looked_at
    WHERE failed <= 1
    GROUP BY GROUPING SETS (${SETS.map((column) => `(${column})`).join(', ')}, ())
    HAVING n > 0
    ORDER BY n DESC LIMIT ${MOST_VALUES + MOST_BARS} BY g`
}

const countsOf = (rows: readonly Row[], facet: Facet): Count[] =>
  rows
    .filter((row) => row['g'] === maskOf(facet))
    .slice(0, MOST_VALUES)
    .map((row) => ({ value: String(row[facet]), records: Number(row['n']) }))
    .toSorted((a, b) => b.records - a.records || (a.value < b.value ? -1 : 1))

function histogramOf(
  rows: readonly Row[],
  { firstUtcMs, barMs, count }: ReturnType<typeof barsOver>,
  span: Span | null,
): Histogram {
  const found = new Map(
    rows.filter((row) => row['g'] === maskOf('bar')).map((row) => [Number(row['bar']), Number(row['n'])]),
  )
  const bars = span === null ? [] : Array.from({ length: count }, (_, bar) => found.get(bar) ?? 0)
  return { firstUtcMs, barMs, bars, undated: found.get(UNDATED_BAR) ?? 0 }
}

/** What costs too much to be counted beside every result. */
export const TOPS = ['account', 'peer', 'address', 'list', 'keyword', 'sensitive'] as const
export type Top = (typeof TOPS)[number]

/** Most frequent values of one column among the records that the filter lets through; keywords are those of its list. */
export async function topOf(
  store: Store,
  { filter, top, limit, ...looking }: Looking & { filter: Filter; top: Top; limit: number },
): Promise<Count[]> {
  if (top === 'keyword' && filter.list === null) return []
  const condition = conditionOf(withoutOwn(filter, top), looking)
  const where = Object.values(condition.own).reduce((all, part) => `${all} AND ${part}`, condition.base)
  return store.rows<Row & Count>(`${topSql(top, where)} ORDER BY records DESC, value LIMIT {limit:UInt32}`, {
    ...condition.params,
    limit,
  })
}

/** A filter that asks nothing of the column itself. */
const withoutOwn = (filter: Filter, top: Top): Filter => ({
  ...filter,
  ...(top === 'list' ? { keyword: null } : {}),
  [top]: null,
})

function topSql(top: Top, where: string): string {
  if (top === 'account' || top === 'peer' || top === 'address')
    return `SELECT ${top} AS value, count() AS records FROM browse WHERE ${where} AND ${top} != '' GROUP BY value`
  const texts = `SELECT text_id, count() AS records FROM browse WHERE ${where} GROUP BY text_id`
  return `SELECT m.value AS value, sum(t.records) AS records FROM (${texts}) AS t INNER JOIN (${marksSql(top)}) AS m ON t.text_id = m.text_id GROUP BY value`
}

/** Texts with each value that stands in them, once. Steps of the waterfall are no list of a client. */
function marksSql(top: 'list' | 'keyword' | 'sensitive'): string {
  if (top === 'sensitive') return 'SELECT text_id, kind AS value FROM sensitive GROUP BY text_id, value'
  const value = top === 'list' ? 'list' : "if(list = 'query', splitByChar('/', keyword)[1], keyword)"
  const wanted = top === 'list' ? "NOT startsWith(list, 'step:')" : 'list = {list:String}'
  const from = (table: string) => `SELECT text_id, ${value} AS value FROM ${table} WHERE ${wanted}`
  return `SELECT text_id, value FROM (${from('matches')} UNION ALL ${from('folded_matches')}) AS both GROUP BY text_id, value`
}
