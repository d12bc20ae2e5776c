import { grown, PairNumbers } from './pair-numbers.ts'
import type { Units } from './units.ts'

/** Longest run that is looked at, in units; half of the words on published lists have up to 4 characters (FACTS: mean 5.28). */
const LONGEST_UNITS = 16

/** A run in fewer templates is not followed: what was said twice may be chance. */
export const FEWEST_TEMPLATES = 3

/** Repeated runs of units of every length, column by column; a run comes after the runs it begins and ends with. */
export interface Runs {
  size: number
  /** Numbers of the run without its last and without its first unit; -1 for single units. */
  prefix: Int32Array
  suffix: Int32Array
  /** Place of the first unit of one occurrence. */
  place: Int32Array
  units: Int32Array
  /** Templates it stands in. */
  templates: Int32Array
}

interface Reading {
  texts: Units
  template: Uint32Array
  /** Texts in the order of their templates, so that a template is counted once. */
  order: Uint32Array
  runs: Runs
}

/**
 * Counts runs length by length: one can be frequent only where the two runs it is made of are (Agrawal and Srikant 1994).
 * Nothing runs across a unit that `breaks`.
 */
export function runsOf(texts: Units, template: Uint32Array, breaks: (unit: string) => boolean): Runs {
  const order = Uint32Array.from(template.keys()).toSorted((a, b) => (template[a] ?? 0) - (template[b] ?? 0) || a - b)
  const reading = { texts, template, order, runs: emptyRuns() }
  const broken = texts.written.map(breaks)
  let at = withRuns(reading, 1, (place) => {
    const unit = texts.unit[place] ?? 0
    return broken[unit] === true ? null : [unit, 0]
  })
  for (let units = 2; units <= LONGEST_UNITS; units += 1) {
    const shorter = at
    at = withRuns(reading, units, (place) => {
      const [prefix, suffix] = [shorter[place] ?? -1, shorter[place + 1] ?? -1]
      return prefix < 0 || suffix < 0 ? null : [prefix, suffix]
    })
  }
  return reading.runs
}

const emptyRuns = (): Runs => ({
  size: 0,
  prefix: new Int32Array(1 << 10),
  suffix: new Int32Array(1 << 10),
  place: new Int32Array(1 << 10),
  units: new Int32Array(1 << 10),
  templates: new Int32Array(1 << 10),
})

/** Takes in the frequent runs of one length; the run that begins at each place, -1 where there is none. */
function withRuns(
  { texts, template, order, runs }: Reading,
  units: number,
  partsAt: (place: number) => readonly [number, number] | null,
): Int32Array {
  const [from, pairs] = [runs.size, new PairNumbers()]
  const at = new Int32Array(texts.unit.length).fill(-1)
  const last: number[] = []
  for (const text of order) {
    const end = (texts.starts[text + 1] ?? 0) - units
    for (let place = texts.starts[text] ?? 0; place <= end; place += 1) {
      const parts = partsAt(place)
      if (parts === null) continue
      const number = pairs.of(parts[0], parts[1])
      const run = from + number
      if (run === runs.size) add(runs, { parts: units === 1 ? [-1, -1] : parts, place, units })
      at[place] = run
      if (last[number] === template[text]) continue
      last[number] = template[text] ?? 0
      runs.templates[run] = (runs.templates[run] ?? 0) + 1
    }
  }
  keepFrequent(runs, from, at)
  return at
}

function add(
  runs: Runs,
  { parts, place, units }: { parts: readonly [number, number]; place: number; units: number },
): void {
  if (runs.size === runs.place.length)
    for (const column of ['prefix', 'suffix', 'place', 'units', 'templates'] as const)
      runs[column] = grown(runs[column])
  runs.prefix[runs.size] = parts[0]
  runs.suffix[runs.size] = parts[1]
  runs.place[runs.size] = place
  runs.units[runs.size] = units
  runs.templates[runs.size] = 0
  runs.size += 1
}

/** Numbers the runs from `from` on anew, without those that are too rare. */
function keepFrequent(runs: Runs, from: number, at: Int32Array): void {
  const renumbered = new Int32Array(runs.size - from).fill(-1)
  let kept = from
  for (let run = from; run < runs.size; run += 1) {
    if ((runs.templates[run] ?? 0) < FEWEST_TEMPLATES) continue
    renumbered[run - from] = kept
    for (const column of ['prefix', 'suffix', 'place', 'units', 'templates'] as const)
      runs[column][kept] = runs[column][run] ?? 0
    kept += 1
  }
  runs.size = kept
  for (const [place, run] of at.entries()) if (run >= 0) at[place] = renumbered[run - from] ?? -1
}
