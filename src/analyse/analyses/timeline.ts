import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { recordCount } from '../slices.ts'

const DAY_MS = 86_400_000

/** A longer gap is one row: a single wrongly set clock must not make a row for each day of a century. */
const LONGEST_GAP_BY_DAY = 366

interface Day {
  readonly [column: string]: string | number
  family: string
  server: string
  day: number
  records: number
}

const days = (view: View) =>
  view.store.rows<Day>(
    `SELECT family, server, toInt64(floor(assumeNotNull(observed_at_utc_ms) / ${DAY_MS})) AS day, count() AS records
     FROM records WHERE ${view.where} AND isNotNull(observed_at_utc_ms)
     GROUP BY family, server, day ORDER BY family, server, day`,
    view.params,
  )

const bucket = ({ family, server }: Day, day: number, rest: { days: number; records: number; gap: 0 | 1 }) => ({
  bucket_utc_ms: day * DAY_MS,
  days: rest.days,
  family,
  server,
  records: rest.records,
  gap: rest.gap,
})

/** Rows for the days between two days with records of one log. */
function gapBetween(before: Day | undefined, after: Day) {
  if (before?.family !== after.family || before.server !== after.server) return []
  const missing = after.day - before.day - 1
  if (missing > LONGEST_GAP_BY_DAY) return [bucket(before, before.day + 1, { days: missing, records: 0, gap: 1 })]
  return Array.from({ length: missing }, (_, i) => bucket(before, before.day + 1 + i, { days: 1, records: 0, gap: 1 }))
}

export default defineAnalysis({
  id: 'timeline',
  question: 'When was how much logged, and on which days is there nothing?',
  columns: {
    bucket_utc_ms: 'start of the day, milliseconds since 1970 UTC',
    days: `length of the bucket in days: 1, or more for a gap of over ${LONGEST_GAP_BY_DAY} days`,
    family: 'kind of log',
    server: 'machine the log came from',
    records: 'records of that day',
    gap: '1 on a day without records between the first and last day of that log, else 0',
  },
  caveats: [
    'Days are UTC days; written times were read in the zone kept with each record.',
    'A gap may be a day without logging, a file that is missing, or a clock that was wrong.',
  ],
  personal: {},
  async run(view) {
    const found = await days(view)
    const dated = found.reduce((sum, day) => sum + day.records, 0)
    const undated = (await recordCount(view)) - dated
    return {
      rows: found.flatMap((day, index) => [
        ...gapBetween(found[index - 1], day),
        bucket(day, day.day, { days: 1, records: day.records, gap: 0 }),
      ]),
      denominator: counted(dated, 'dated record'),
      policy: null,
      caveats:
        undated === 0
          ? []
          : [`${counted(undated, 'record')} without a date not shown: an undated record never gets one.`],
    }
  },
})
