import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../src/lib/random.ts'
import { VERY_COMMON } from '../../src/text/common-characters.ts'
import { TRIGGERS } from '../../lab/talk/words.ts'

/** A combination: all components, in any order. */
export type Combination = readonly string[]

/** A text of common characters with combinations in it. */
export interface Article {
  characters: readonly string[]
  /** What the box acts on. */
  rules: readonly Combination[]
}

const FILLER = [...VERY_COMMON]
  .filter((code) => code >= 0x4e00 && code <= 0x9fff)
  .map((code) => String.fromCodePoint(code))

const filler = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => FILLER[random.below(FILLER.length)] ?? '的')

/** Combinations from a file, one `a+b+c` a line; repeats, in any order, which published lists have, are one. */
export function combinationsIn(path: string): Combination[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  const combinations = lines.map((line) => line.split('+').map((part) => part.trim()))
  const filled = combinations.filter((parts) => parts.every((part) => part !== ''))
  return [...new Map(filled.map((parts) => [parts.toSorted().join('+'), parts])).values()]
}

const LISTS = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'lists')

/** Keywords of the published lists when they lie beside the checkout, else the lab's own words; short ones without blanks. */
function keywords(): string[] {
  const folders = existsSync(LISTS) ? [join(LISTS, 'line'), ...tomFolders()] : []
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const lines = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.trim()),
  )
  const words = lines.length > 0 ? lines : Object.values(TRIGGERS).flatMap(({ hans, hant }) => [...hans, ...hant])
  return [...new Set(words)].filter((word) => /^[\p{Script=Han}\p{Nd}A-Za-z]{1,8}$/u.test(word)).toSorted()
}

const tomFolders = (): string[] => {
  const folder = join(LISTS, 'tom-skype')
  return readdirSync(folder).map((name) => join(folder, name))
}

/** Length of components, 1 to 8 characters, as published combinations of several have it: mean 2.63. */
const LENGTHS = [0.02, 0.59, 0.19, 0.145, 0.023, 0.022, 0.005, 0.005] as const
/** Of a combination of one: mean 6.5 in what was published; at most 8 here. */
const ALONE = [0, 0, 0.1, 0.2, 0.15, 0.2, 0.15, 0.2] as const

function drawn(random: Random, shares: readonly number[]): number {
  let left = random.share() * shares.reduce((sum, share) => sum + share, 0)
  return (
    1 +
    Math.max(
      0,
      shares.findIndex((share) => (left -= share) < 0),
    )
  )
}

/** Invented combinations of the words at hand, with the shape of published ones; as many as asked of each size 1 to 5. */
export function inventedCombinations(random: Random, each: number): Combination[] {
  const byLength = new Map<number, string[]>()
  for (const word of keywords()) byLength.set([...word].length, [...(byLength.get([...word].length) ?? []), word])
  const one = (shares: readonly number[]): string => {
    for (;;) {
      const words = byLength.get(drawn(random, shares)) ?? []
      const word = words[random.below(words.length)]
      if (word !== undefined) return word
    }
  }
  const sized = (size: number): Combination => [
    ...new Set(Array.from({ length: size }, () => one(size === 1 ? ALONE : LENGTHS))),
  ]
  const drawnOnes = [1, 2, 3, 4, 5].flatMap((size) =>
    Array.from({ length: each }, () => sized(size)).filter(
      (parts) =>
        parts.length === size && parts.every((part) => parts.every((other) => other === part || !other.includes(part))),
    ),
  )
  return [...new Map(drawnOnes.map((parts) => [parts.toSorted().join('+'), parts])).values()]
}

/** Puts texts into filler: in random order, at random places. */
function planted(random: Random, length: number, texts: readonly string[]): string[] {
  const order = texts.map((text) => ({ text: [...text], place: random.share() })).toSorted((a, b) => a.place - b.place)
  const inside = order.reduce((sum, { text }) => sum + text.length, 0)
  const rest = filler(random, Math.max(texts.length, length - inside))
  const cuts = order.map(() => random.below(rest.length + 1)).toSorted((a, b) => a - b)
  const pieces = order.map(({ text }, index) => [...rest.slice(cuts[index - 1] ?? 0, cuts[index]), ...text])
  return [...pieces.flat(), ...rest.slice(cuts.at(-1) ?? 0)]
}

/** One row of the table: how its texts are made. */
export interface Cell {
  name: string
  article: (random: Random, combinations: readonly Combination[]) => Article
}

const pickFrom = <T>(random: Random, from: readonly T[]): T => {
  const one = from[random.below(from.length)]
  if (one === undefined) throw new RangeError('no combination of this size: give more with --rules')
  return one
}

const ofSize = (combinations: readonly Combination[], size: number): Combination[] =>
  combinations.filter((parts) => parts.length === size)

const plain = (length: number, size: number): Cell => ({
  name: `${length} characters, ${size} component${size === 1 ? '' : 's'}`,
  article(random, combinations) {
    const rule = pickFrom(random, ofSize(combinations, size))
    return { characters: planted(random, length, rule), rules: [rule] }
  },
})

const LENGTH = 1000

/** Two components of a combination share a character where they stand: 調整 and 整體 in 調整體. */
const overlapping: Cell = {
  name: `${LENGTH} characters, overlapping components`,
  article(random, combinations) {
    const [first = '', second = '', ...rest] = pickFrom(random, ofSize(combinations, 4))
    const shared = `${[...first].at(-1) ?? ''}${second}`
    return { characters: planted(random, LENGTH, [first + second, ...rest]), rules: [[first, shared, ...rest]] }
  },
}

const repeated: Cell = {
  name: `${LENGTH} characters, a component twice`,
  article(random, combinations) {
    const rule = pickFrom(random, ofSize(combinations, 3))
    return { characters: planted(random, LENGTH, [...rule, pickFrom(random, rule)]), rules: [rule] }
  },
}

export const twoRules: Cell = {
  name: `${LENGTH} characters, two combinations`,
  article(random, combinations) {
    const rules = [pickFrom(random, combinations), pickFrom(random, combinations)]
    return { characters: planted(random, LENGTH, rules.flat()), rules: combinations }
  },
}

export const CELLS: readonly Cell[] = [
  ...[100, 500, 1000, 2000].flatMap((length) => [1, 2, 3, 4].map((size) => plain(length, size))),
  overlapping,
  repeated,
  twoRules,
]
