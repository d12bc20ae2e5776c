import { DAY_SECONDS } from '../people/rhythm.ts'
import type { Server } from './habits.ts'
import { dateOf, stampOf } from './rows.ts'

/** Rows of one file, from (inclusive) to below (exclusive), and what the file is called without its ending. */
export interface Cut {
  stem: string
  ending: string
  from: number
  below: number
}

const NUMBERED_FILES = 6
/** Numbered files from this one on are gzipped. */
const FIRST_GZIPPED = 2

const dayOf = (second: number): number => Math.floor(second / DAY_SECONDS)

const STAMPS = {
  daily: (second: number): string => stampOf(dayOf(second)),
  weekly: (second: number): string => stampOf(dayOf(second) - (dayOf(second) % 7)),
  monthly: (second: number): string => dateOf(dayOf(second)).slice(0, 7).replace('-', ''),
} as const

function byDate(name: string, extension: string, stamps: readonly string[]): Cut[] {
  const cuts: Cut[] = []
  for (const [at, stamp] of stamps.entries()) {
    const last = cuts.at(-1)
    if (last?.stem === `${name}${stamp}`) last.below = at + 1
    else cuts.push({ stem: `${name}${stamp}`, ending: extension, from: at, below: at + 1 })
  }
  return cuts
}

/** Files of one size, oldest first: `name.log.5.gz` … `name.log.1`, `name.log`. */
function byNumber(name: string, extension: string, count: number): Cut[] {
  const size = Math.ceil(count / NUMBERED_FILES)
  const files = Math.ceil(count / size)
  return Array.from({ length: files }, (_, index) => {
    const number = files - 1 - index
    const suffix = number === 0 ? '' : `.${number}${number >= FIRST_GZIPPED ? '.gz' : ''}`
    return {
      stem: name,
      ending: `${extension}${suffix}`,
      from: index * size,
      below: Math.min(count, (index + 1) * size),
    }
  })
}

/** Cuts a log, given the seconds of its rows in order, into files in the habit of the server. */
export function cutsOf(name: string, { rotation, extension }: Server, seconds: readonly number[]): Cut[] {
  if (seconds.length === 0) return []
  if (rotation === 'none') return [{ stem: name, ending: extension, from: 0, below: seconds.length }]
  if (rotation === 'numbered') return byNumber(name, extension, seconds.length)
  return byDate(name, extension, seconds.map(STAMPS[rotation]))
}
