import type { LabWorld } from '../lab-world.ts'
import { personAt } from '../../../lab/people/population.ts'
import { LIST_WORDS } from '../../../lab/talk/words.ts'
import { materialOf, type Messages } from '../../../src/analyse/triggers/evidence.ts'
import { type Inferred, infer } from '../../../src/analyse/triggers/infer.ts'
import type { Language } from '../../../src/analyse/triggers/prior.ts'
import { folded } from '../../../src/analyse/triggers/units.ts'
import { bundledBackground } from '../../../src/text/background.ts'
import { openCutter } from '../../../src/text/words.ts'

/** Unique messages with the words that can have caused them, as the method meets them and as its truth is counted. */
export interface World {
  texts: readonly string[]
  messages: Messages
  /** Words of all lists, hidden ones among them. */
  listed: readonly string[]
}

let opened: Promise<Language> | null = null

/** Background and cutter, opened once. */
export const language = (): Promise<Language> => {
  opened ??= Promise.all([bundledBackground(), openCutter()]).then(([background, cutter]) => ({ background, cutter }))
  return opened
}

/** A world of messages (account and text of each); what is there twice counts once. */
export function worldOf(said: Iterable<readonly [string, string]>, listed: readonly string[]): World {
  const [texts, accounts, seen] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()]
  const [text, account]: [number[], number[]] = [[], []]
  for (const [who, what] of said) {
    const key = `${who}\u0000${what}`
    if (seen.has(key)) continue
    seen.add(key)
    text.push(numberIn(texts, folded(what)))
    account.push(numberIn(accounts, who))
  }
  const messages = { text: Uint32Array.from(text), account: Uint32Array.from(account), accounts: accounts.size }
  return { texts: [...texts.keys()], messages, listed: [...new Set(listed.map(folded))] }
}

function numberIn(numbers: Map<string, number>, key: string): number {
  const number = numbers.get(key) ?? numbers.size
  numbers.set(key, number)
  return number
}

/** The messages of a lab world. */
export const labMessages = ({ world }: Pick<LabWorld, 'world'>): World =>
  worldOf(
    world.messages.map(({ sender, text }) => [personAt(world.population, sender).account, text] as const),
    Object.values(LIST_WORDS).flat(),
  )

/** Words that are inferred from a world without any list, and what they were inferred from. */
export async function inferredFrom({ texts, messages }: World): Promise<{ words: string[]; inferred: Inferred }> {
  const material = materialOf(texts, { messages, known: new Uint8Array(texts.length), language: await language() })
  const inferred = infer(material)
  return { words: inferred.evidence.phrases.map(({ text }) => text), inferred }
}

interface Listed {
  messages: number
  /** Messages in which it stands outside any longer word of the lists. */
  outside: number
  accounts: ReadonlySet<number>
}

/** Where the words of the lists really stand. */
export function truthOf({ texts, messages, listed }: World): ReadonlyMap<string, Listed> {
  const found = new Map<string, { messages: number; outside: number; accounts: Set<number> }>()
  const holding = texts.map((text) => listed.filter((word) => text.includes(word)))
  for (const [message, text] of messages.text.entries())
    for (const word of holding[text] ?? []) {
      const of = found.get(word) ?? { messages: 0, outside: 0, accounts: new Set<number>() }
      found.set(word, of)
      of.messages += 1
      of.accounts.add(messages.account[message] ?? 0)
      const longer = (holding[text] ?? []).filter((other) => other !== word && other.includes(word))
      const rest = longer
        .toSorted((a, b) => b.length - a.length)
        .reduce((left, other) => left.replaceAll(other, '\u0001'), texts[text] ?? '')
      if (rest.includes(word)) of.outside += 1
    }
  return found
}

/** How many of how many. */
export interface Share {
  agree: number
  of: number
}

/** Words found against words of the lists. */
export interface Judged {
  /** Inferred words in at least three accounts that are words of the lists, exactly; and that hold or lie in one. */
  precision: Share
  lenient: Share
  /** Findable words that were inferred; the same of words in at least three accounts. */
  recall: Share
  recallAnyAccounts: Share
  wrong: readonly string[]
  missed: readonly string[]
}

/** Messages from which on a word counts for recall. */
const ENOUGH = 5

/**
 * A word is findable when at least five messages hold it outside of any longer listed word and none of its own parts is
 * such a word, too (then every message with it is explained already).
 */
export function judged(world: World, words: readonly string[], fewestAccounts = 3): Judged {
  const truth = truthOf(world)
  const accountsOf = accountCounter(world)
  const shown = words.filter((word) => accountsOf(word) >= fewestAccounts)
  const standing = [...truth].flatMap(([word, { outside }]) => (outside >= ENOUGH ? [word] : []))
  const findable = standing.filter((word) => !standing.some((other) => other !== word && word.includes(other)))
  const several = findable.filter((word) => (truth.get(word)?.accounts.size ?? 0) >= fewestAccounts)
  const touches = (word: string): boolean => [...truth.keys()].some((one) => one.includes(word) || word.includes(one))
  const wrong = shown.filter((word) => !truth.has(word))
  const missed = several.filter((word) => !shown.includes(word))
  return {
    precision: { agree: shown.length - wrong.length, of: shown.length },
    lenient: { agree: shown.filter(touches).length, of: shown.length },
    recall: { agree: several.length - missed.length, of: several.length },
    recallAnyAccounts: { agree: findable.filter((word) => words.includes(word)).length, of: findable.length },
    wrong,
    missed,
  }
}

function accountCounter({ texts, messages }: World): (word: string) => number {
  const accounts = texts.map((): number[] => [])
  for (const [message, text] of messages.text.entries()) accounts[text]?.push(messages.account[message] ?? 0)
  return (word) => new Set(texts.flatMap((text, place) => (text.includes(word) ? (accounts[place] ?? []) : []))).size
}

/** Several shares as one. */
export const together = (shares: readonly Share[]): Share =>
  shares.reduce((sum, { agree, of }) => ({ agree: sum.agree + agree, of: sum.of + of }), { agree: 0, of: 0 })
