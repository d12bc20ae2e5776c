import { type Alone, aloneOf, type Excess, excessOf } from './alone.ts'
import { type Evidence, type Material, narrowed, reweighted, weightsOf } from './evidence.ts'
import { framesOf } from './frames.ts'
import { hitsOf, touches } from './hits.ts'
import { type Fit, nothing } from './mixture.ts'
import { type Nesting, wordsOf } from './nesting.ts'
import { strongest } from './pruning.ts'
import { restOf } from './rest.ts'
import { suspicionOf } from './suspects.ts'

/** Chance, over all phrases, that ordinary language brings one that looks like a word of a list. */
const LEVEL = 0.01

/** Logarithm of the chance up to which a phrase stays in while the words are still being sorted out. */
const LENIENT = Math.log(0.001)

/** Words are inferred when at least so many accounts used them: two people who share a word may just share a subject. */
export const FEWEST_ACCOUNTS = 3

/** Looks at everything, each after what the one before has found; it changes little after the second. */
const MOST_PASSES = 3

/** Words that explain why messages were logged. */
export interface Inferred {
  /** The evidence as it was weighed in the end; its phrases are the words. */
  evidence: Evidence
  /** How far each word exceeds ordinary language. */
  excess: readonly Excess[]
  /** Independent messages without any of the words. */
  unexplained: number
  /** Logarithm of the chance up to which a phrase was taken for a word. */
  threshold: number
}

/** What one look at everything found. */
interface Found {
  /** Places among the phrases, ascending. */
  words: readonly number[]
  alone: Alone
  evidence: Evidence
}

/**
 * Infers the words: weighs phrases against ordinary language, sorts out which of those inside one another it is, and looks
 * again with what was learnt (which language stands around the words, who is logged without any), until nothing changes.
 * Last it looks at what is left without them.
 */
export function infer(material: Material): Inferred {
  const threshold = thresholdOf(material.evidence)
  let found = look({ ...material, frames: null }, firstFit(material.evidence), threshold)
  for (let pass = 1; pass < MOST_PASSES; pass += 1) {
    const evidence = weighed(material, found)
    const next = lookAgain({ ...material, evidence }, found, threshold)
    const isSame = next.words.join(' ') === found.words.join(' ')
    found = next
    if (isSame) break
  }
  return withRest(material, found, threshold)
}

function withRest(material: Material, found: Found, threshold: number): Inferred {
  const evidence = narrowed(found.evidence, found.words)
  const rest = restOf(material, evidence)
  const all = look({ ...rest, frames: framesOf(material.texts, evidence) }, firstFit(rest.evidence), threshold)
  const texts = new Set(evidence.phrases.map(({ text }) => text))
  // A short word of letters stands free where what it was inside of has been cut out
  const more = { ...all, words: all.words.filter((word) => !texts.has(rest.evidence.phrases[word]?.text ?? '')) }
  const among = narrowed(more.evidence, more.words)
  const phrases = [...evidence.phrases, ...among.phrases]
  const priors = Float64Array.from([...evidence.priors, ...among.priors])
  return {
    evidence: { ...evidence, phrases, priors, hits: hitsOf(material.texts, phrases) },
    excess: [...excessesOf(found), ...excessesOf(more)],
    unexplained: more.alone.unexplained,
    threshold,
  }
}

const excessesOf = ({ evidence, alone, words }: Found): Excess[] =>
  words.map((phrase) => excessOf(evidence, alone, { phrase, isChosen: true }))

function lookAgain(material: Material, { words }: Found, threshold: number): Found {
  const { evidence } = material
  const alone = aloneOf(evidence, chosenOf(evidence, words))
  const frames = framesOf(material.texts, narrowed(evidence, words))
  return look({ ...material, frames }, fitOf({ evidence, words, alone }, threshold), threshold)
}

/** Bonferroni over all phrases, as a logarithm. */
const thresholdOf = ({ phrases }: Evidence): number => Math.log(LEVEL / Math.max(1, phrases.length))

function look(material: Material & Pick<Nesting, 'frames'>, first: Fit, threshold: number): Found {
  const { evidence } = material
  const active = strongest(evidence, first, LENIENT)
  const words = exceeding(evidence, wordsOf(material, explainedTexts(evidence, active)), threshold)
  return { words, alone: aloneOf(evidence, chosenOf(evidence, words)), evidence }
}

/** At first every phrase that is more frequent than in ordinary language may be the reason wherever it stands. */
function firstFit(evidence: Evidence): Fit {
  const { alone, unexplained } = aloneOf(evidence, new Uint8Array(evidence.phrases.length))
  const explained = alone.map((count, phrase) => (count > evidence.total * (evidence.priors[phrase] ?? 1) ? count : 0))
  return { ...nothing(evidence.phrases.length), explained, unexplained: unexplained / 5 }
}

/** What the words found leave over, as the beginning of another look at everything. */
function fitOf({ evidence, words, alone }: Found, threshold: number): Fit {
  const chosen = chosenOf(evidence, words)
  const explained = alone.alone.map((count, phrase) => {
    const isChosen = chosen[phrase] === 1
    return isChosen || excessOf(evidence, alone, { phrase, isChosen }).logChance < threshold / 2 ? count : 0
  })
  return { explained, context: alone.context, unexplained: alone.unexplained, read: evidence.total }
}

/** Takes the messages of accounts that are logged whatever they write for what they are: ordinary language. */
function weighed(material: Material, { evidence, words }: Found): Evidence {
  const { messages } = material
  const explained = holding(evidence, chosenOf(evidence, words))
  const tally = { messages: new Float64Array(messages.accounts), unexplained: new Float64Array(messages.accounts) }
  for (const [message, account] of messages.account.entries()) {
    const text = messages.text[message] ?? 0
    tally.messages[account] = (tally.messages[account] ?? 0) + 1
    if (explained[text] === 0 && evidence.known[text] === 0)
      tally.unexplained[account] = (tally.unexplained[account] ?? 0) + 1
  }
  const suspicion = suspicionOf(tally)
  return reweighted(
    evidence,
    weightsOf(material, (account) => 1 - (suspicion[account] ?? 0)),
  )
}

/** 1 for every text that holds a chosen phrase. */
function holding({ hits, weights }: Evidence, chosen: Uint8Array): Uint8Array {
  const texts = new Uint8Array(weights.length)
  for (let text = 0; text < weights.length; text += 1)
    for (let hit = hits.starts[text] ?? 0; hit < (hits.starts[text + 1] ?? 0); hit += 1)
      if (chosen[hits.phrase[hit] ?? 0] === 1) texts[text] = 1
  return texts
}

function chosenOf({ phrases }: Evidence, words: readonly number[]): Uint8Array {
  const chosen = new Uint8Array(phrases.length)
  for (const word of words) chosen[word] = 1
  return chosen
}

/** Texts each active phrase explains, without those that another one explains that stands elsewhere in them. */
function explainedTexts(evidence: Evidence, active: readonly number[]): Map<number, number[]> {
  const { hits, phrases, known } = evidence
  const textOf = (phrase: number): string => phrases[phrase]?.text ?? ''
  const isActive = chosenOf(evidence, active)
  const shortest = active.filter((one) => !active.some((other) => other !== one && textOf(one).includes(textOf(other))))
  const texts = new Map(shortest.map((phrase): [number, number[]] => [phrase, []]))
  for (let text = 0; text < known.length; text += 1) {
    if (known[text] === 1) continue
    const [from, to] = [hits.starts[text] ?? 0, hits.starts[text + 1] ?? 0]
    const here = [...new Set(hits.phrase.subarray(from, to))].filter((phrase) => isActive[phrase] === 1)
    for (let hit = from; hit < to; hit += 1) {
      const phrase = hits.phrase[hit] ?? 0
      const mine = texts.get(phrase)
      if (mine === undefined || mine.at(-1) === text) continue
      if (here.every((reason) => reason === phrase || touches(hits, { from, to, reason }, hit))) mine.push(text)
    }
  }
  return texts
}

/** Takes out what does not exceed ordinary language, the weakest first, until all do. */
function exceeding(whole: Evidence, candidates: readonly number[], threshold: number): number[] {
  const evidence = narrowed(whole, candidates)
  const chosen = new Uint8Array(candidates.length).fill(1)
  for (;;) {
    const alone = aloneOf(evidence, chosen)
    const [weakest] = [...chosen.keys()]
      .filter((phrase) => chosen[phrase] === 1)
      .map((phrase) => ({ phrase, ...excessOf(evidence, alone, { phrase, isChosen: true }) }))
      .filter(({ logChance }) => logChance > threshold)
      .toSorted((a, b) => b.logChance - a.logChance || a.phrase - b.phrase)
    if (weakest === undefined) return candidates.filter((_, place) => chosen[place] === 1)
    chosen[weakest.phrase] = 0
  }
}
