import { type Hits, hitsAmong, hitsOf } from './hits.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { type Language, placesPerText, priorsOf, unitTemplates } from './prior.ts'
import { templatesOf } from './templates.ts'
import { type Units, unitsOf } from './units.ts'

/** Unique messages: place of the account, and of the text, of each. */
export interface Messages {
  account: Uint32Array
  text: Uint32Array
  accounts: number
}

/** What words are inferred from. Everything by phrase or by text has its place in an array. */
export interface Evidence {
  hits: Hits
  phrases: readonly Phrase[]
  /** Share of ordinary messages with each phrase, before the messages were looked at. */
  priors: Float64Array
  /** Independent messages that each text stands for: copies, and texts made from one template, weigh one together. */
  weights: Float64Array
  /** Sum of the weights. */
  total: number
  /** 1 for a text that a word of a given list explains. */
  known: Uint8Array
}

/** The evidence of a case, with what it was made of. */
export interface Material {
  evidence: Evidence
  /** The folded texts. */
  texts: readonly string[]
  messages: Messages
  language: Language
  template: Uint32Array
  /** Messages of each template. */
  templateMessages: Uint32Array
  /** Templates that hold each unit, by its writing. */
  unitCounts: ReadonlyMap<string, number>
  /** Units of a text, on average. */
  placesPerText: number
}

/** Phrases that are looked at: of more, those that exceed ordinary language most. */
export const MOST_PHRASES = 30_000

/** Finds the phrases of folded texts, where they stand, and what ordinary language would make of them. */
export function materialOf(
  texts: readonly string[],
  given: { messages: Messages; known: Uint8Array; language: Language },
): Material {
  const units = unitsOf(texts)
  const template = templatesOf(units)
  const { phrases, priors, unitCounts } = candidatesOf(units, { template, ...given })
  const templateMessages = new Uint32Array(texts.length)
  for (const text of given.messages.text) {
    const of = template[text] ?? 0
    templateMessages[of] = (templateMessages[of] ?? 0) + 1
  }
  const made = {
    texts,
    messages: given.messages,
    language: given.language,
    template,
    templateMessages,
    unitCounts,
    placesPerText: placesPerText(units),
  }
  const weights = weightsOf(made, () => 1)
  const evidence = { hits: hitsOf(texts, phrases), phrases, priors, weights, total: sumOf(weights), known: given.known }
  return { ...made, evidence }
}

/** Phrases of the texts that nothing explains yet, their priors, and the templates of each unit in all texts by its writing. */
export function candidatesOf(
  units: Units,
  { template, known, language }: Pick<Material, 'template' | 'language'> & Pick<Evidence, 'known'>,
) {
  const open = openTexts(units, template, known)
  const all = phrasesOf(open.units, open.template)
  const perUnit = unitTemplates(units, template)
  const templates = template.reduce((most, one) => Math.max(most, one + 1), 0)
  const priors = priorsOf(all, { texts: units, unitCounts: perUnit, templates, language })
  const gainOf = ({ templates: count }: Phrase, at: number): number =>
    count * Math.log(count / templates / (priors[at] ?? 1))
  const gains = Float64Array.from(all, gainOf)
  const kept = [...all.keys()]
    .toSorted((a, b) => (gains[b] ?? 0) - (gains[a] ?? 0) || a - b)
    .slice(0, MOST_PHRASES)
    .toSorted((a, b) => a - b)
  return {
    phrases: kept.flatMap((at) => all[at] ?? []),
    priors: Float64Array.from(kept, (at) => priors[at] ?? 1),
    unitCounts: new Map(units.written.map((written, unit) => [written, perUnit[unit] ?? 0])),
  }
}

function openTexts(units: Units, template: Uint32Array, known: Uint8Array): { units: Units; template: Uint32Array } {
  const open = [...known.keys()].filter((text) => known[text] === 0)
  const starts = new Uint32Array(open.length + 1)
  const unit = new Int32Array(units.unit.length)
  let size = 0
  for (const [place, text] of open.entries()) {
    const of = units.unit.subarray(units.starts[text], units.starts[text + 1])
    unit.set(of, size)
    size += of.length
    starts[place + 1] = size
  }
  return {
    units: { ...units, unit: unit.subarray(0, size), starts },
    template: Uint32Array.from(open, (text) => template[text] ?? 0),
  }
}

/** Weights of texts: of their messages, each of which shares the weight of its template with the others made from it. */
export function weightsOf(
  { messages, template, templateMessages }: Pick<Material, 'messages' | 'template' | 'templateMessages'>,
  weightOf: (account: number) => number,
): Float64Array {
  const weights = new Float64Array(template.length)
  for (const [message, text] of messages.text.entries()) {
    const share = weightOf(messages.account[message] ?? 0) / (templateMessages[template[text] ?? 0] ?? 1)
    weights[text] = (weights[text] ?? 0) + share
  }
  return weights
}

/** The same evidence with other weights. */
export const reweighted = (evidence: Evidence, weights: Float64Array): Evidence => ({
  ...evidence,
  weights,
  total: sumOf(weights),
})

/** The same evidence with only some phrases, which take their places in the order given. */
export function narrowed(evidence: Evidence, kept: readonly number[]): Evidence {
  const renumbered = new Int32Array(evidence.phrases.length).fill(-1)
  for (const [place, phrase] of kept.entries()) renumbered[phrase] = place
  return {
    ...evidence,
    hits: hitsAmong(evidence.hits, renumbered),
    phrases: kept.flatMap((phrase) => evidence.phrases[phrase] ?? []),
    priors: Float64Array.from(kept, (phrase) => evidence.priors[phrase] ?? 1),
  }
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
