import type { Random } from '../random.ts'

/** The lab's logs hold 1 August to 31 October 2008; the study's message logs were of August and September. */
export const START_UTC_MS = Date.UTC(2008, 7, 1)
export const DAYS = 92
export const DAY_SECONDS = 86_400

/** How busy each hour of a day is, from midnight: evenings most, nights hardly. Invented. */
const HOURS = [8, 5, 3, 2, 1, 1, 2, 5, 11, 18, 22, 22, 18, 18, 22, 23, 22, 20, 18, 22, 28, 30, 25, 15]
/** How busy each day of a week is, from Sunday. Invented. */
const WEEKDAYS = [12, 10, 10, 10, 10, 11, 13]

/** Upper ends of the shares of all hours, in their order. */
const ENDS: Float64Array = (() => {
  const ends = new Float64Array(DAYS * HOURS.length)
  let sum = 0
  for (let hour = 0; hour < ends.length; hour += 1) {
    const day = Math.floor(hour / HOURS.length)
    sum += (HOURS[hour % HOURS.length] ?? 0) * (WEEKDAYS[weekdayOf(day)] ?? 0)
    ends[hour] = sum
  }
  return ends.map((end) => end / sum)
})()

/** 0 for Sunday … 6 for Saturday; `day` counts from the first one. */
export function weekdayOf(day: number): number {
  return new Date(START_UTC_MS + day * DAY_SECONDS * 1000).getUTCDay()
}

/** A moment somebody writes, in seconds from the start, busy hours more often; leaves the last day's last hour free. */
export function inventSecond(chance: Random): number {
  const share = chance.share()
  let [low, high] = [0, ENDS.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ENDS[middle] ?? 1) > share) high = middle
    else low = middle + 1
  }
  return Math.min(low * 3600 + chance.int(0, 3600), DAYS * DAY_SECONDS - 3600)
}

/** Office hours of working days. */
export function isOfficeHour(second: number): boolean {
  const weekday = weekdayOf(Math.floor(second / DAY_SECONDS))
  const hour = Math.floor((second % DAY_SECONDS) / 3600)
  return weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 18
}
