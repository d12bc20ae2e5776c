import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, caveatsOf, MAX_TABLE_ROWS, notAsked, numberAt, textAt } from '../answers.ts'
import { MAX_SERIES, timeline, type TimelinePoint } from '../figures/timeline.ts'
import { counted, grouped, utcDay } from '../format.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const DAY_MS = 86_400_000

const isGap = (row: Row): boolean => row.gap === 1 || row.gap === true

/** Length of a bucket; only long gaps have more than one day. */
const daysOf = (row: Row): number => numberAt(row, 'days') ?? 1

const seriesOf = (row: Row): string =>
  [textAt(row, 'server'), textAt(row, 'family')].filter((part) => part !== '').join(' · ')

function points(rows: readonly Row[]): TimelinePoint[] {
  return rows.flatMap((row) => {
    const startUtcMs = numberAt(row, 'bucket_utc_ms')
    return startUtcMs === null
      ? []
      : [
          {
            series: seriesOf(row),
            startUtcMs,
            days: daysOf(row),
            records: numberAt(row, 'records') ?? 0,
            gap: isGap(row),
          },
        ]
  })
}

function figure(all: readonly TimelinePoint[]): Block {
  const title = 'Records per day by server and log family'
  const series = [...new Set(all.map((point) => point.series))].toSorted((a, b) => (a < b ? -1 : 1))
  const shown = series.slice(0, MAX_SERIES)
  const picked = shown.flatMap((name) => all.filter((point) => point.series === name))
  const left = series.length - shown.length
  const tail =
    left === 0 ? '' : ` ${counted(left, 'more series', 'more series')} did not fit and stand in tables/timeline.csv.`
  return {
    kind: 'figure',
    title,
    svg: timeline(title, picked),
    description: `One row per server and family, all on one scale. Hatching marks days without records between days with records.${tail}`,
  }
}

interface Gap {
  server: string
  family: string
  firstUtcMs: number
  days: number
}

const startOf = (row: Row): number => numberAt(row, 'bucket_utc_ms') ?? 0

/** Days that follow each other in one series as one gap, in order of time. */
function gapsOf(rows: readonly Row[]): Gap[] {
  const gaps: Gap[] = []
  const latest = new Map<string, Gap>()
  for (const row of rows.filter(isGap).toSorted((a, b) => startOf(a) - startOf(b))) {
    const open = latest.get(seriesOf(row))
    if (open && open.firstUtcMs + open.days * DAY_MS === startOf(row)) open.days += daysOf(row)
    else {
      const gap = {
        server: textAt(row, 'server'),
        family: textAt(row, 'family'),
        firstUtcMs: startOf(row),
        days: daysOf(row),
      }
      latest.set(seriesOf(row), gap)
      gaps.push(gap)
    }
  }
  return gaps
}

function gapBlocks(answer: Answer): Block[] {
  const gaps = gapsOf(answer.rows)
  if (gaps.length === 0)
    return [{ kind: 'prose', text: 'No gap was found between the first and the last day of any series.' }]
  const more =
    gaps.length > MAX_TABLE_ROWS
      ? { note: `The first ${MAX_TABLE_ROWS} gaps; every day is in tables/timeline.csv.` }
      : {}
  return [
    {
      kind: 'prose',
      text: 'A gap means that no record of those days is in the evidence. It does not show whether nothing was logged, the file was removed, or it was not collected.',
    },
    {
      kind: 'table',
      caption: `Gaps (${grouped(gaps.length)})`,
      columns: {
        server: 'machine',
        family: 'kind of log',
        from: 'first day without records (UTC)',
        to: 'last such day',
        days: 'length in days',
      },
      rows: gaps.slice(0, MAX_TABLE_ROWS).map(({ server, family, firstUtcMs, days }) => ({
        server,
        family,
        from: utcDay(firstUtcMs),
        to: utcDay(firstUtcMs + (days - 1) * DAY_MS),
        days,
      })),
      ...more,
    },
  ]
}

export default defineSection({
  id: 'timeline',
  title: 'When the records were made',
  order: 60,
  needs: ['timeline'],
  belongs: isAboutLogs,
  limitations: caveatsOf('timeline'),
  build(input) {
    const answer = answerOf(input, 'timeline')
    if (answer === null) return notAsked('timeline')
    const dated = points(answer.rows)
    if (dated.length === 0) {
      return [
        {
          kind: 'prose',
          text: 'No record carries a date that could be read, so nothing can be said about when they were made.',
        },
      ]
    }
    const days = dated.map((point) => point.startUtcMs)
    const first = days.reduce((a, b) => Math.min(a, b))
    const last = days.reduce((a, b) => Math.max(a, b))
    return [
      {
        kind: 'prose',
        text: `Dated records run from ${utcDay(first)} to ${utcDay(last)}, counted in days of UTC.`,
      },
      figure(dated),
      ...gapBlocks(answer),
    ]
  },
})
