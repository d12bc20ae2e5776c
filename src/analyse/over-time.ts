import type { Store } from '../store/index.ts'

/** Lengths that a bucket may have: from a minute to four weeks. */
export const STEPS_MS = [
  60_000,
  5 * 60_000,
  15 * 60_000,
  3_600_000,
  6 * 3_600_000,
  86_400_000,
  7 * 86_400_000,
  28 * 86_400_000,
] as const

const DAY_MS = 86_400_000

/** Buckets of one series; more are too thin to see, and a wrongly set clock must not ask for millions. */
export const MOST_BUCKETS = 400

/** What makes a series: the records of each kind of log, of each server, or of each log of a server. */
export const SERIES = { family: 'family', server: 'server', log: "concat(server, ' · ', family)" } as const
export type SeriesBy = keyof typeof SERIES

export interface TimeWanted {
  by: SeriesBy
  /** `messages`, or every record. */
  of: 'messages' | 'everything'
  family?: string
  server?: string
  /** Instants from `fromUtcMs` to before `toUtcMs`; without them all that there are. */
  fromUtcMs?: number
  toUtcMs?: number
}

/** Records of one series in one bucket. */
export interface Bucket {
  readonly [column: string]: string | number
  series: string
  at_utc_ms: number
  records: number
}

/** Days without a record between the first and the last day of a series. */
export interface Gap {
  series: string
  /** Start of the first day without one, and of the first day with one again. */
  fromUtcMs: number
  toUtcMs: number
}

export interface OverTime {
  /** First and last instant of what was asked for; null without a dated record. */
  span: { firstUtcMs: number; lastUtcMs: number } | null
  stepMs: number
  /** Buckets with a record, by series and time; the others have none. */
  buckets: readonly Bucket[]
  dated: number
  /** Records without a date, which stand in no bucket. */
  undated: number
}

/** The finest step with which a span has at most `MOST_BUCKETS`; beyond four weeks a multiple of it. */
export function stepFor(spanMs: number): number {
  const longest = STEPS_MS[STEPS_MS.length - 1] ?? DAY_MS
  const step = STEPS_MS.find((one) => spanMs / one < MOST_BUCKETS)
  return step ?? longest * Math.ceil(spanMs / longest / MOST_BUCKETS)
}

interface Totals {
  readonly [column: string]: number | null
  dated: number
  undated: number
  first: number | null
  last: number | null
}

/** Records over time, in as fine a step as can be seen. */
export async function overTime(store: Store, wanted: TimeWanted): Promise<OverTime> {
  const { where, params } = conditionOf(wanted)
  const [found] = await store.rows<Totals>(
    `SELECT countIf(${rangeOf(wanted)}) AS dated,
       minIf(observed_at_utc_ms, ${rangeOf(wanted)}) AS first, maxIf(observed_at_utc_ms, ${rangeOf(wanted)}) AS last,
       countIf(isNull(observed_at_utc_ms)) AS undated
     FROM records WHERE ${where}`,
    params,
  )
  const { dated = 0, undated = 0, first = null, last = null } = found ?? {}
  if (dated === 0 || first === null || last === null)
    return { span: null, stepMs: DAY_MS, buckets: [], dated: 0, undated }
  const stepMs = stepFor((wanted.toUtcMs ?? last) - (wanted.fromUtcMs ?? first))
  const buckets = await store.rows<Bucket>(
    `SELECT ${SERIES[wanted.by]} AS series, toInt64(floor(assumeNotNull(observed_at_utc_ms) / ${stepMs})) * ${stepMs} AS at_utc_ms,
       count() AS records
     FROM records WHERE ${where} AND ${rangeOf(wanted)} GROUP BY series, at_utc_ms ORDER BY series, at_utc_ms`,
    params,
  )
  return { span: { firstUtcMs: first, lastUtcMs: last }, stepMs, buckets, dated, undated }
}

function conditionOf({ of, family, server }: TimeWanted) {
  return {
    where: [
      of === 'messages' ? 'is_message = 1' : '1',
      ...(family === undefined ? [] : ['family = {family:String}']),
      ...(server === undefined ? [] : ['server = {server:String}']),
    ].join(' AND '),
    params: { ...(family === undefined ? {} : { family }), ...(server === undefined ? {} : { server }) },
  }
}

/** Numbers only, so that they may stand in the query as they are. */
const rangeOf = ({ fromUtcMs, toUtcMs }: TimeWanted): string =>
  [
    'isNotNull(observed_at_utc_ms)',
    ...(fromUtcMs === undefined ? [] : [`observed_at_utc_ms >= ${Math.trunc(fromUtcMs)}`]),
    ...(toUtcMs === undefined ? [] : [`observed_at_utc_ms < ${Math.trunc(toUtcMs)}`]),
  ].join(' AND ')

/** Days without a record between the first and the last day of each series, the longest first. */
export async function gapsIn(store: Store, wanted: Omit<TimeWanted, 'fromUtcMs' | 'toUtcMs'>): Promise<Gap[]> {
  const { where, params } = conditionOf(wanted)
  const days = await store.rows<{ series: string; day: number }>(
    `SELECT ${SERIES[wanted.by]} AS series, toInt64(floor(assumeNotNull(observed_at_utc_ms) / ${DAY_MS})) AS day
     FROM records WHERE ${where} AND isNotNull(observed_at_utc_ms) GROUP BY series, day ORDER BY series, day`,
    params,
  )
  const gaps = days.flatMap(({ series, day }, at) => {
    const before = days[at - 1]
    return before?.series !== series || day === before.day + 1
      ? []
      : [{ series, fromUtcMs: (before.day + 1) * DAY_MS, toUtcMs: day * DAY_MS }]
  })
  return gaps.toSorted((a, b) => b.toUtcMs - b.fromUtcMs - (a.toUtcMs - a.fromUtcMs))
}
