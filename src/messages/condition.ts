import type { SqlParams } from '../store/index.ts'
import { FACETS, type Facet, type Filter } from './filter.ts'
import { parseSearch } from './search.ts'

/** Instant of undated records in `browse`. */
export const UNDATED_AT = '9223372036854775807'

/** Who looks: without a reason, what is covered is not searched either. */
export interface Looking {
  revealed: boolean
}

/** What a filter asks of a row of `browse`, as SQL with bound parameters. Parts that a facet shows stand by themselves. */
export interface Condition {
  /** What holds of every row that is counted anywhere. */
  base: string
  /** What each facet asks of its own column; only facets that ask something are here. */
  own: Partial<Record<Facet | 'at', string>>
  params: SqlParams
}

export function conditionOf(filter: Filter, looking: Looking): Condition {
  const search = searchPart(filter.search, looking)
  const parts = [
    ...(filter.records === 'messages' ? ['is_message = 1'] : []),
    ...(['account', 'peer', 'address'] as const).flatMap((column) =>
      filter[column] === null ? [] : [`${column} = {${column}:String}`],
    ),
    ...search.parts,
    ...(filter.list === null ? [] : [listPart(filter.list, filter.keyword)]),
    ...(filter.sensitive === null
      ? []
      : ['text_id IN (SELECT text_id FROM sensitive WHERE kind = {sensitive:String})']),
  ]
  return {
    base: parts.length === 0 ? '1' : parts.join(' AND '),
    own: ownParts(filter),
    params: { ...search.params, ...paramsOf(filter) },
  }
}

/** The whole condition, for queries that list rows. */
export const whereOf = ({ base, own }: Condition): string => [base, ...Object.values(own)].join(' AND ')

/** Texts with all terms and none of the excluded ones; one pass over the texts. */
function searchPart(written: string, { revealed }: Looking): { parts: string[]; params: SqlParams } {
  const { terms, excluded } = parseSearch(written)
  const column = revealed ? 'folded' : 'covered'
  const tests = [
    ...terms.map((_, n) => `position(${column}, {term${n}:String}) > 0`),
    ...excluded.map((_, n) => `position(${column}, {not${n}:String}) = 0`),
  ]
  if (tests.length === 0) return { parts: [], params: {} }
  return {
    parts: [`text_id IN (SELECT text_id FROM folded_texts WHERE ${tests.join(' AND ')})`],
    params: Object.fromEntries([
      ...terms.map((term, n) => [`term${n}`, term]),
      ...excluded.map((term, n) => [`not${n}`, term]),
    ]),
  }
}

/** Keywords of the queries are `<id>/<language>`: a query is asked for by its id. */
function listPart(list: string, keyword: string | null): string {
  const isQuery = list === 'query'
  const wanted =
    keyword === null ? '' : ` AND ${isQuery ? "splitByChar('/', keyword)[1]" : 'keyword'} = {keyword:String}`
  const from = (table: string) => `SELECT text_id FROM ${table} WHERE list = {list:String}${wanted}`
  return `text_id IN (${from('matches')} UNION ALL ${from('folded_matches')})`
}

function ownParts(filter: Filter): Condition['own'] {
  const facets = FACETS.filter((facet) => filter[facet].length > 0)
  const time = timePart(filter)
  return {
    ...Object.fromEntries(facets.map((facet) => [facet, `${facet} IN {${facet}:Array(String)}`])),
    ...(time === null ? {} : { at: time }),
  }
}

function timePart({ fromUtcMs, toUtcMs, dates }: Filter): string | null {
  if (dates === 'undated') return `at = ${UNDATED_AT}`
  if (fromUtcMs === null && toUtcMs === null) return null
  const from = fromUtcMs === null ? [] : ['at >= {fromUtcMs:Int64}']
  return [...from, toUtcMs === null ? `at < ${UNDATED_AT}` : 'at < {toUtcMs:Int64}'].join(' AND ')
}

const paramsOf = ({ search: _search, records: _records, dates: _dates, ...values }: Filter): SqlParams =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
