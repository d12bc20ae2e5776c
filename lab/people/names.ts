import type { Random } from '../random.ts'

/** Parts of account names that nobody would take for a person's. */
const FIRST =
  'lantern willow pebble copper maple velvet marble saffron thimble walnut amber bamboo candle cedar cotton crayon fennel garnet ginger harbor'.split(
    ' ',
  )
const SECOND =
  'paper kite teapot ladder button sparrow umbrella violin compass acorn anchor basket blanket bottle bucket curtain drawer feather kettle mitten'.split(
    ' ',
  )

const inventName = (chance: Random): string =>
  `${chance.pick(FIRST)}.${chance.pick(SECOND)}${String(chance.int(1, 1000)).padStart(2, '0')}`

/** As many different account names; there are some 400,000. */
export function inventNames(chance: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) names.add(inventName(chance))
  return [...names]
}
