import type { Corpus } from '../corpus.ts'
import type { Sendings } from '../repetition/sendings.ts'
import type { Utterances } from './utterances.ts'
import { asks, splitAll, type Words } from './words.ts'

/**
 * What is looked at in a pair of utterances, each as one of a few classes: how many seconds lie between, how the addresses
 * belong together, how rare the words are that both hold, and which of the two asks.
 */
export const CLASSES = { gap: 10, address: 4, words: 9, question: 4, repeat: 3, meetings: 3 } as const

export const CELLS =
  CLASSES.gap * CLASSES.address * CLASSES.words * CLASSES.question * CLASSES.repeat * CLASSES.meetings

/** Upper ends of the classes of seconds between two utterances; what is later is no candidate. */
const GAP_ENDS_SECONDS = [4, 8, 13, 19, 26, 38, 60, 100, 180, 300]
export const WINDOW_SECONDS = 300
const GAP_CLASS = Uint8Array.from({ length: WINDOW_SECONDS }, (_, gap) =>
  GAP_ENDS_SECONDS.findIndex((end) => gap < end),
)

/** Lines that so many accounts or fewer are logged at may be shared by two who talk; more make a net bar or a proxy. */
const FEW_ACCOUNTS = 3
/** Accounts of a line that are looked through for one of them; of a proxy with more, some are missed. */
const MOST_LOOKED_AT = 24

/** Upper ends of the classes of shared rareness, in bits summed over the shared words. */
const BITS_ENDS = [0.5, 3, 6, 9, 13, 18, 25]
const COPY_CLASS = 8
/** Texts that share so much are one text written twice, not an answer. */
const COPY_SHARE = 0.8
const COPY_WORDS = 4

export interface Features {
  words: Words
  asks: Uint8Array
  /** Accounts logged at each address: those of address `a` stand from `lineStart[a]` to `lineStart[a + 1]`. */
  lineStart: Uint32Array
  lineAccount: Uint32Array
  hasAddress: Uint8Array
}

/** For every text of a corpus, 1 when it asks something; kept, as several analyses look. */
export function asksEach(corpus: Corpus): Uint8Array {
  const known = ASKS.get(corpus) ?? Uint8Array.from(corpus.texts, (text) => (asks(text) ? 1 : 0))
  ASKS.set(corpus, known)
  return known
}

const ASKS = new WeakMap<Corpus, Uint8Array>()

export function featuresOf(sendings: Sendings): Features {
  const { corpus, addresses } = sendings
  return {
    words: splitAll(corpus.texts),
    asks: asksEach(corpus),
    ...linesOf(sendings),
    hasAddress: Uint8Array.from(addresses, (one) => (one === '' ? 0 : 1)),
  }
}

/** Which accounts are logged at each address, each once; accounts come in ascending order, so the last one is known. */
function linesOf({ corpus, start, address, addresses }: Sendings): Pick<Features, 'lineStart' | 'lineAccount'> {
  const eachLine = (visit: (line: number, account: number) => void): void => {
    const last = new Int32Array(addresses.length).fill(-1)
    for (const [row, account] of corpus.account.entries())
      for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
        const line = address[at] ?? 0
        if (last[line] !== account) visit(line, account)
        last[line] = account
      }
  }
  const lineStart = new Uint32Array(addresses.length + 1)
  eachLine((line) => (lineStart[line + 1] = (lineStart[line + 1] ?? 0) + 1))
  for (let line = 0; line < addresses.length; line += 1)
    lineStart[line + 1] = (lineStart[line + 1] ?? 0) + (lineStart[line] ?? 0)
  const filled = lineStart.slice()
  const lineAccount = new Uint32Array(lineStart.at(-1) ?? 0)
  eachLine((line, account) => {
    lineAccount[filled[line] ?? 0] = account
    filled[line] = (filled[line] ?? 0) + 1
  })
  return { lineStart, lineAccount }
}

const isAt = ({ lineStart, lineAccount }: Features, line: number, account: number): boolean => {
  const end = Math.min(lineStart[line + 1] ?? 0, (lineStart[line] ?? 0) + MOST_LOOKED_AT)
  for (let at = lineStart[line] ?? 0; at < end; at += 1) if (lineAccount[at] === account) return true
  return false
}

function addressClass(features: Features, { of, one, other }: PairOf): number {
  const { lineStart, hasAddress } = features
  const a = of.address[one] ?? 0
  const b = of.address[other] ?? 0
  if (hasAddress[a] === 0 || hasAddress[b] === 0) return 0
  if (a === b) return (lineStart[a + 1] ?? 0) - (lineStart[a] ?? 0) <= FEW_ACCOUNTS ? 3 : 1
  return isAt(features, b, of.account[one] ?? 0) || isAt(features, a, of.account[other] ?? 0) ? 2 : 0
}

function wordsClass({ start, word, bits }: Words, one: number, other: number): number {
  let a = start[one] ?? 0
  let b = start[other] ?? 0
  const endA = start[one + 1] ?? 0
  const endB = start[other + 1] ?? 0
  const fewer = Math.min(endA - a, endB - b)
  let shared = 0
  let sum = 0
  while (a < endA && b < endB) {
    const left = word[a] ?? 0
    const right = word[b] ?? 0
    if (left === right) {
      shared += 1
      sum += bits[left] ?? 0
    }
    if (left <= right) a += 1
    if (right <= left) b += 1
  }
  if (one === other || (fewer >= COPY_WORDS && shared >= COPY_SHARE * fewer)) return COPY_CLASS
  const at = BITS_ENDS.findIndex((end) => sum < end)
  return at < 0 ? BITS_ENDS.length : at
}

/** Two utterances by their places, the earlier one first; one object serves all pairs, as there are millions. */
export interface PairOf {
  readonly of: Utterances
  one: number
  other: number
}

/** The cell of a pair: one number for all of its classes. */
export function cellOf(features: Features, pair: PairOf, gapSeconds: number): number {
  const one = pair.of.text[pair.one] ?? 0
  const other = pair.of.text[pair.other] ?? 0
  const gap = GAP_CLASS[gapSeconds] ?? 0
  const address = addressClass(features, pair)
  const words = wordsClass(features.words, one, other)
  const question = (features.asks[one] ?? 0) * 2 + (features.asks[other] ?? 0)
  const repeat = (pair.of.repeated[pair.one] ?? 0) + (pair.of.repeated[pair.other] ?? 0)
  return (
    ((((gap * CLASSES.address + address) * CLASSES.words + words) * CLASSES.question + question) * CLASSES.repeat +
      repeat) *
    CLASSES.meetings
  )
}

/** The classes that a cell stands for, in the order of `CLASSES`. */
export function classesOfCell(cell: number): readonly number[] {
  let rest = cell
  return Object.values(CLASSES)
    .toReversed()
    .map((classes) => {
      const found = rest % classes
      rest = Math.floor(rest / classes)
      return found
    })
    .toReversed()
}
