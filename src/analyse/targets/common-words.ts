import { benjaminiHochberg } from '../../lib/corrections.ts'
import { type BetaBinomial, logChance } from '../../lib/beta-binomial.ts'
import { LEAST_MESSAGES } from './calls.ts'
import type { Found } from './found.ts'
import { tails } from './null.ts'

/** Whole messages that *Breaching Trust* found logged although they cannot be keywords (2008, “Targeted surveillance?”). */
export const OF_THE_REPORT = ['123', '谢谢', ':)'] as const

/** What people write all day, of our own choosing: nothing of the evidence is shown by asking for it. */
const EVERYDAY = [
  '你好',
  '在吗',
  '好的',
  '嗯',
  '哈哈',
  '呵呵',
  '晚安',
  '再见',
  '没事',
  '知道了',
  'ok',
  'hi',
  'hello',
  'thanks',
  'bye',
  '1',
  '?',
]

/** A whole message as it is compared: width and case folded, spaces and full stops around it gone. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/^[\s。.!~]+|[\s。.!~]+$/gu, '')

/** How often a word is a whole logged message, and by whom. */
export interface CommonWord {
  word: string
  inReport: boolean
  /** Unique messages that are just this word: one for each account. */
  messages: number
  /** Those of accounts that stand out by their other messages. */
  byTargets: number
  /** As many as would be theirs if the word itself were a trigger for everybody. */
  expectedByTargets: number
  p: number
  q: number
}

/** Accounts that would be called without one of their short unexplained messages: what a word says must not rest on the word. */
function standingOut({ calls, evidence }: Found): ReadonlySet<number> {
  const most = evidence.reduce((largest, { messages }) => Math.max(largest, messages), 0)
  const tailOf = tails(calls.choice, most)
  const called = calls.tested.filter(({ called: is, messages }) => is && messages > LEAST_MESSAGES)
  return new Set(
    called
      .filter(({ messages, unexplained, short }) => {
        const others = { messages: messages - 1, unexplained: unexplained - 1, short: Math.max(0, short - 1) }
        return tailOf(others) <= calls.criticalP
      })
      .map(({ account }) => account),
  )
}

/** Chance of at least so many of the messages. */
function atLeast(count: number, total: number, share: number): number {
  const shape: BetaBinomial = { mean: share, correlation: 0 }
  if (count === 0) return 1
  if (share <= 0 || share >= 1) return share >= 1 ? 1 : Number.MIN_VALUE
  let p = 0
  for (let some = total; some >= count; some -= 1) p += Math.exp(logChance(shape, some, total))
  return Math.min(1, p)
}

/** The words one by one, those of the report first. */
export function commonWordsOf(found: Found): CommonWord[] {
  const { corpus, evidence } = found
  const targets = standingOut(found)
  const all = evidence.reduce((sum, { messages }) => sum + messages, 0)
  const theirs = evidence.reduce((sum, { account, messages }) => sum + (targets.has(account) ? messages : 0), 0)
  const writers = writersOf(found)
  const words = [...OF_THE_REPORT, ...EVERYDAY].map((word) => {
    const by = [...(writers.get(bare(word)) ?? [])].filter((account) => corpus.accounts[account] !== '')
    const byTargets = by.filter((account) => targets.has(account)).length
    const share = all === 0 ? 0 : theirs / all
    return {
      word,
      messages: by.length,
      byTargets,
      expectedByTargets: by.length * share,
      p: atLeast(byTargets, by.length, share),
    }
  })
  const qs = benjaminiHochberg(words.map(({ p }) => p))
  return words.map((word, at) => ({ ...word, inReport: at < OF_THE_REPORT.length, q: qs[at] ?? 1 }))
}

/** Accounts by the bare whole texts that are asked for. */
function writersOf({ corpus }: Found): ReadonlyMap<string, ReadonlySet<number>> {
  const writers = new Map([...OF_THE_REPORT, ...EVERYDAY].map((word) => [bare(word), new Set<number>()]))
  const longest = Math.max(...[...writers.keys()].map((word) => word.length))
  const byText = corpus.texts.map((text) => (text.length > longest + 8 ? undefined : writers.get(bare(text))))
  for (const [place, text] of corpus.text.entries()) byText[text]?.add(corpus.account[place] ?? 0)
  return writers
}
