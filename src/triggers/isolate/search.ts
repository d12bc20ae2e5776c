import { type Leaves, searchLeaf } from './split-tree.ts'

/** A substring of the text under test, in characters (code points): [start, end). */
export interface Component {
  text: string
  start: number
  end: number
}

/** What is known when the next component is looked for. */
export interface Known {
  /** Found so far, leftmost start first. */
  found: readonly Component[]
  /** The next component starts here or later. */
  from: number
}

/** How likely each place is; weights need not sum to 1, and wrong ones cost questions, never the answer or the bound. */
export interface Priors {
  /** For each start from `from` to the text's last character, and behind them for “nothing more is needed”. */
  starts: (known: Known) => Float64Array
  /** For each end from `firstEnd` to the text's end, of a component that starts at `start`. */
  ends: (known: Known, place: { start: number; firstEnd: number }) => Float64Array
}

/**
 * Whether these pieces together, in this order, trigger. `atMost` is how many questions, this one too, the search for the
 * start or end at hand may still need.
 */
export type AskPieces = (pieces: readonly string[], atMost: number) => Promise<boolean>

/** A combination and what it cost. */
export interface Isolated {
  /** In the order in which they start; empty when the text does not trigger. */
  components: readonly Component[]
  questions: number
  /**
   * One for the pre-test, and what the published algorithm may need for the same components in the same places; 3 for a
   * text that does not trigger.
   */
  bound: number
}

/** A text under test. */
export interface Subject {
  /** Its code points. */
  characters: readonly string[]
  /** How likely it triggers, 0…1; at 1 that is known and not asked. */
  triggers: number
}

/** What a search works with and keeps. */
interface Search extends Subject {
  ask: AskPieces
  priors: Priors
  found: Component[]
  questions: number
  bound: number
}

const textsOf = (found: readonly Component[]): string[] => found.map(({ text }) => text)

const between = ({ characters }: Search, start: number, end = characters.length): string =>
  characters.slice(start, end).join('')

const isPiece = (text: string): boolean => text !== ''

/** Questions that are left over: the bound so far, less what was asked. */
const slack = ({ bound, questions }: Search): number => bound - questions

/** Bisection of `count` places takes at most so many questions. */
const bisection = (count: number): number => Math.ceil(Math.log2(Math.max(1, count)))

/** That a text does not trigger is known after so many questions at most. Asked first of all it would take one. */
const FAIL_LIMIT = 3

/** Leaves of a search for a start: perhaps “the text does not trigger”, then the places, then perhaps “nothing more is needed”. */
function startLeaves(search: Search, from: number): Leaves & { first: number } {
  const { characters, found, priors, triggers } = search
  const places = characters.length - from
  const mayFail = found.length === 0 && triggers < 1
  const mayStop = found.length > 0
  const most = bisection(places) + (mayStop || mayFail ? 1 : 0) + slack(search)
  const weights = priors.starts({ found, from })
  const before = mayFail ? [1 - triggers] : []
  const rest = mayStop ? weights : weights.subarray(0, places)
  return {
    first: before.length,
    weights: Float64Array.from([...before, ...rest.map((weight) => (mayFail ? weight * triggers : weight))]),
    limits: Int32Array.from([
      ...before.map(() => FAIL_LIMIT),
      ...Array.from({ length: places }, () => most),
      ...(mayStop ? [1 + slack(search)] : []),
    ]),
  }
}

/**
 * The start of the next component: the last place from which the rest of the text, beside what was found, still triggers.
 * Null when there is none: the text does not trigger, or nothing more is needed. The published algorithm asks that first
 * (one question), then bisects.
 */
async function nextStart(search: Search, from: number): Promise<number | null> {
  const { characters, found } = search
  const places = characters.length - from
  if (places === 0) return null
  const { first, ...leaves } = startLeaves(search, from)
  const { leaf, questions } = await searchLeaf(leaves, (at, atMost) =>
    search.ask([...textsOf(found), between(search, from + at + 1 - first)].filter(isPiece), atMost),
  )
  const place = leaf - first
  const isPlace = place >= 0 && place < places
  search.questions += questions
  if (place < 0) search.bound = FAIL_LIMIT
  else search.bound += (isPlace ? bisection(places) : 0) + (found.length > 0 || first > 0 ? 1 : 0)
  return isPlace ? from + place : null
}

/** Limits of ends: the published algorithm tries one after the other, and does not ask about the last. */
function endLimits(search: Search, count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => Math.min(at + 1, count - 1) + slack(search))
}

/**
 * The end of the component that starts at `start`: the first at which it triggers beside what was found and what follows its
 * first character. What follows stays whole, so that components which overlap are told apart (Xiong and Knockel 2019).
 */
async function endOf(search: Search, start: number): Promise<number> {
  const { characters, found, priors } = search
  // A component inside one that was found would not be needed, so it ends behind that
  const firstEnd = Math.max(start + 1, (found.at(-1)?.end ?? 0) + 1)
  const count = characters.length - firstEnd + 1
  const leaves: Leaves = {
    weights: priors.ends({ found, from: start }, { start, firstEnd }),
    limits: endLimits(search, count),
  }
  const { leaf, questions } = await searchLeaf(leaves, async (at, atMost) => {
    const pieces = [...textsOf(found), between(search, start, firstEnd + at), between(search, start + 1)]
    return !(await search.ask(pieces, atMost))
  })
  search.questions += questions
  search.bound += Math.min(leaf + 1, count - 1)
  return firstEnd + leaf
}

/**
 * Isolates one combination: the component-aware bisection of Xiong and Knockel (“An Efficient Method to Determine which
 * Combination of Keywords Triggered Automatic Filtering of a Message”, FOCI 2019), with splits where the priors say, under a
 * limit for every outcome, so that no combination costs more than a pre-test and that algorithm's worst case for it.
 */
export async function isolateOne(subject: Subject, ask: AskPieces, priors: Priors): Promise<Isolated> {
  const search: Search = { ...subject, ask, priors, found: [], questions: 0, bound: 0 }
  let start = await nextStart(search, 0)
  while (start !== null) {
    const end = await endOf(search, start)
    search.found.push({ text: between(search, start, end), start, end })
    if (end === subject.characters.length) break
    start = await nextStart(search, start + 1)
  }
  return { components: search.found, questions: search.questions, bound: search.bound }
}
