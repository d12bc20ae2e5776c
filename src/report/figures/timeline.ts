import * as Plot from '@observablehq/plot'
import { draw, shortLabel, widthPx } from './draw.ts'

export interface TimelinePoint {
  series: string
  startUtcMs: number
  /** 1, or more for a gap told in one piece. */
  days: number
  records: number
  gap: boolean
}

const DAY_MS = 86_400_000
const WIDTH_PX = 960
const ROW_PX = 40
const LABEL_CHARACTERS = 34
/** Finer bins than this are thinner than a printed line. */
const MAX_BINS = 160
/** More rows than this do not fit a page. */
export const MAX_SERIES = 24

const HATCH =
  '<defs><pattern id="gap-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<line class="hatch" x1="0" y1="0" x2="0" y2="6"></line></pattern></defs>'

/** Width of one bar in days: the smallest of 1, 7, 28, 364 … that keeps the whole span below the bin limit. */
export function binDays(firstUtcMs: number, lastUtcMs: number): number {
  const days = (lastUtcMs - firstUtcMs) / DAY_MS + 1
  let width = 1
  for (const next of [7, 28, 364]) if (days / width > MAX_BINS) width = next
  return Math.max(width, Math.ceil(days / MAX_BINS / 364) > 1 ? 364 * Math.ceil(days / MAX_BINS / 364) : width)
}

interface Step {
  series: string
  at: Date
  records: number
}

interface Bins {
  firstUtcMs: number
  binMs: number
  bins: number
}

function steps(points: readonly TimelinePoint[], { firstUtcMs, binMs, bins }: Bins): Step[] {
  const series = [...new Set(points.map((point) => point.series))]
  const totals = new Map(series.map((name) => [name, new Float64Array(bins + 1)]))
  for (const { series: name, startUtcMs, records } of points) {
    const bin = Math.floor((startUtcMs - firstUtcMs) / binMs)
    const row = totals.get(name)
    if (row) row[bin] = (row[bin] ?? 0) + records
  }
  return series.flatMap((name) =>
    Array.from(totals.get(name) ?? [], (records, bin) => ({
      series: name,
      at: new Date(firstUtcMs + bin * binMs),
      records,
    })),
  )
}

/** Records over time, one row per series on one common scale; spans without records that should have some are hatched. */
export function timeline(label: string, points: readonly TimelinePoint[]): string {
  const shown = points.map((point) => ({ ...point, series: shortLabel(point.series, LABEL_CHARACTERS) }))
  const times = shown.map((point) => point.startUtcMs)
  const firstUtcMs = times.reduce((a, b) => Math.min(a, b))
  const lastUtcMs = shown.reduce(
    (last, point) => Math.max(last, point.startUtcMs + (point.days - 1) * DAY_MS),
    firstUtcMs,
  )
  const binMs = binDays(firstUtcMs, lastUtcMs) * DAY_MS
  const bins = Math.floor((lastUtcMs - firstUtcMs) / binMs) + 1
  const series = [...new Set(shown.map((point) => point.series))]
  const gaps = shown
    .filter((point) => point.gap)
    .map(({ series: name, startUtcMs, days }) => ({
      series: name,
      from: new Date(startUtcMs),
      to: new Date(startUtcMs + days * DAY_MS),
    }))
  const options: Plot.PlotOptions = {
    width: WIDTH_PX,
    height: series.length * ROW_PX + 44,
    marginLeft: 16 + Math.max(...series.map(widthPx)),
    marginRight: 16,
    marginTop: 6,
    marginBottom: 30,
    x: { type: 'utc', label: null, domain: [new Date(firstUtcMs), new Date(firstUtcMs + bins * binMs)], tickSize: 4 },
    y: { axis: null, insetTop: 3 },
    fy: { label: null, axis: 'left', domain: series, tickSize: 0, padding: 0.18 },
    marks: [
      Plot.rectX(gaps, { x1: 'from', x2: 'to', fy: 'series', className: 'gap' }),
      Plot.areaY(steps(shown, { firstUtcMs, binMs, bins }), {
        x: 'at',
        y: 'records',
        fy: 'series',
        curve: 'step-after',
        className: 'bar',
      }),
      Plot.ruleY([0], { className: 'axis' }),
    ],
  }
  return draw(label, options, HATCH)
}
