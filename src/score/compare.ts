import type { Score } from '../model/scorecard.ts'

/** Values by what they are compared: what is compared with the truth. */
export type Values = ReadonlyMap<string, string | number>

/** Differences written out; the rest are counted. */
const SHOWN = 5

/** Compares value by value; what only one side has differs, too. */
export function exact(finding: string, found: Values, truth: Values): Score {
  const names = [...new Set([...truth.keys(), ...found.keys()])].toSorted()
  const wrong = names.filter((name) => found.get(name) !== truth.get(name))
  const detail = wrong.slice(0, SHOWN).map((name) => difference(name, found.get(name), truth.get(name)))
  return {
    finding,
    test: 'exact',
    agree: names.length - wrong.length,
    compared: names.length,
    detail: [...detail, ...(wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more`] : [])].join('; '),
  }
}

const difference = (name: string, found: string | number | undefined, truth: string | number | undefined): string =>
  `${name}: found ${found ?? 'nothing'}, true is ${truth ?? 'nothing'}`

/** One value beside its truth; null is what nobody answered. */
export const exactValue = (finding: string, found: string | number | null, truth: string | number): Score => ({
  finding,
  test: 'exact',
  agree: found === truth ? 1 : 0,
  compared: 1,
  detail: found === truth ? String(truth) : `found ${found ?? 'nothing'}, true is ${truth}`,
})

/** A list as values to compare: each thing once. */
export const present = (things: Iterable<string>): Values => new Map(Array.from(things, (thing) => [thing, 'there']))
