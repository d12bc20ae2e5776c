const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Distances that ticks may have. */
const TICKS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
  14 * DAY_MS,
  28 * DAY_MS,
  91 * DAY_MS,
  364 * DAY_MS,
] as const

/** Ticks fit without touching. */
const MOST_TICKS = 8

/** Steps from the first bucket to behind the last, with the length of one. */
export interface Steps {
  firstUtcMs: number
  stepMs: number
  count: number
}

/** The steps that hold a span of time. */
export function stepsOf(fromUtcMs: number, lastUtcMs: number, stepMs: number): Steps {
  const first = Math.floor(fromUtcMs / stepMs)
  return { firstUtcMs: first * stepMs, stepMs, count: Math.floor(lastUtcMs / stepMs) - first + 1 }
}

/** Start of a step. */
export const startOf = ({ firstUtcMs, stepMs }: Steps, at: number): number => firstUtcMs + at * stepMs

/** Instants that an axis names, with their labels: days, or times of a day where they are closer. */
export function ticksOf({ firstUtcMs, stepMs, count }: Steps): { utcMs: number; label: string }[] {
  const endUtcMs = firstUtcMs + count * stepMs
  const span = endUtcMs - firstUtcMs
  const distance =
    TICKS_MS.find((one) => span / one <= MOST_TICKS) ?? 364 * DAY_MS * Math.ceil(span / MOST_TICKS / (364 * DAY_MS))
  const ticks: { utcMs: number; label: string }[] = []
  for (let utcMs = Math.ceil(firstUtcMs / distance) * distance; utcMs < endUtcMs; utcMs += distance) {
    const iso = new Date(utcMs).toISOString()
    ticks.push({ utcMs, label: distance < DAY_MS ? iso.slice(5, 16).replace('T', ' ') : iso.slice(0, 10) })
  }
  return ticks
}

/** Counts of one series as the outline of its columns: `high` for the highest count there is, 0 at the bottom. */
export function columnsPath(
  { atUtcMs, counts }: { atUtcMs: readonly number[]; counts: readonly number[] },
  steps: Steps,
  frame: { widthPx: number; highPx: number; most: number },
): string {
  const xOf = (at: number): number => Math.round((at / steps.count) * frame.widthPx * 100) / 100
  return atUtcMs
    .map((utcMs, place) => {
      const at = (utcMs - steps.firstUtcMs) / steps.stepMs
      const high = Math.round(((counts[place] ?? 0) / frame.most) * frame.highPx * 100) / 100
      return `M${xOf(at)},0V${-high}H${xOf(at + 1)}V0Z`
    })
    .join('')
}
