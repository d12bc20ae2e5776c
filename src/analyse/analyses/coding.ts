import { productOf } from '../../lib/sampled-share.ts'
import { wilson } from '../../lib/stats.ts'
import type { Row } from '../../model/answer.ts'
import type { Coding } from '../../model/coding.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { hitsOf } from '../coding/hits.ts'
import { codingOutcome } from '../coding/outcome.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'

/** Names of the query's hits as they stand in sheets. */
async function itemsOf(view: View, query: string): Promise<ReadonlySet<string>> {
  const items = new Set<string>()
  for await (const batch of hitsOf(view, query))
    for (const { account, textId } of batch) items.add(view.knowledge.itemOf(account, textId))
  return items
}

function rowOf(coding: Coding, items: ReadonlySet<string>, messages: number): Row {
  const found = codingOutcome(coding, items)
  const agreement = wilson(found.agree, found.coded)
  const share = messages === 0 ? null : { value: items.size / messages, ...wilson(items.size, messages) }
  const corrected = found.precisionBeyond === null || share === null ? null : productOf(share, found.precisionBeyond)
  return {
    query: coding.query,
    hits: items.size,
    coded: found.coded,
    disagreements: found.coded - found.agree,
    agreement: found.coded === 0 ? null : found.agree / found.coded,
    agreement_low: agreement.low,
    agreement_high: agreement.high,
    kappa: found.kappa?.value ?? null,
    kappa_low: found.kappa?.low ?? null,
    kappa_high: found.kappa?.high ?? null,
    adjudicated: found.adjudicated,
    disputed: found.disputed,
    relevant: found.relevant,
    precision: found.precision?.value ?? null,
    precision_low: found.precision?.low ?? null,
    precision_high: found.precision?.high ?? null,
    share: share?.value ?? null,
    share_low: share?.low ?? null,
    share_high: share?.high ?? null,
    corrected_share: corrected?.value ?? null,
    corrected_share_low: corrected?.low ?? null,
    corrected_share_high: corrected?.high ?? null,
  }
}

/** What must be known of one coding: which sheets it is, and whether it still fits the case. */
function notesOn(coding: Coding, items: ReadonlySet<string>): string[] {
  const [first, second] = coding.coders
  const lost = [...first.keys()].filter((item) => second.has(item) && !items.has(item)).length
  return [
    `Sheets about ${coding.query}, by SHA-256: ${coding.sheets.join(', ')}.`,
    ...(items.size === coding.hits
      ? []
      : [
          `The sample of ${coding.query} was drawn when the query had ${counted(coding.hits, 'hit')}, and it has ${items.size} now: draw and code another one.`,
        ]),
    ...(lost === 0 ? [] : [`Coded for ${coding.query} but no hit of it here, and left out: ${counted(lost, 'item')}.`]),
  ]
}

export default defineAnalysis({
  id: 'coding',
  question: 'Of what a query matches, how much is about its subject, as two people read it?',
  columns: {
    query: 'query whose hits were sampled and read',
    hits: 'unique messages it matches',
    coded: 'items of the sample that both coders gave a label',
    disagreements: 'of those, items they labelled differently',
    agreement: 'share of items they labelled alike; null when none was coded',
    agreement_low: 'lower end of its 95 % interval (Wilson)',
    agreement_high: 'upper end of its 95 % interval (Wilson)',
    kappa: 'Cohen’s kappa: agreement beyond chance, 1 at most; null when chance alone explains all of it',
    kappa_low: 'lower end of its 95 % interval (Fleiss, Cohen and Everitt)',
    kappa_high: 'upper end of its 95 % interval (Fleiss, Cohen and Everitt)',
    adjudicated: 'items not agreed on that a third coder gave a label',
    disputed: 'items that stay unclear or in dispute',
    relevant: 'items that are about the subject',
    precision: 'share of items about the subject, a disputed one counted as half',
    precision_low: 'lower end of its 95 % interval: no disputed item is (Wilson, finite population)',
    precision_high: 'upper end of its 95 % interval: every disputed item is (Wilson, finite population)',
    share: 'share of all unique messages that the query matches',
    share_low: 'lower end of its 95 % interval (Wilson)',
    share_high: 'upper end of its 95 % interval (Wilson)',
    corrected_share: 'share of all unique messages that it matches and that are about the subject: share × precision',
    corrected_share_low: 'lower end of its 95 % interval, both uncertainties together',
    corrected_share_high: 'upper end of its 95 % interval, both uncertainties together',
  },
  caveats: [
    'Only what a query matches was read. Messages about the subject that it misses are not in the corrected share, which is therefore a lower one.',
    'The intervals hold for a random sample that was coded whole: items that a coder skipped were not skipped by chance.',
    'Kappa depends on how often a label occurs: it is low for a query that is nearly always right, however well the coders agree. Its interval is a large-sample one.',
    'Coders who read in translation, or who know what is hoped for, agree on the same errors.',
  ],
  personal: {},
  async run(view) {
    const rows: Row[] = []
    const caveats: string[] = []
    const messages = await uniqueMessageCount(view)
    for (const coding of view.knowledge.coding) {
      const items = await itemsOf(view, coding.query)
      rows.push(rowOf(coding, items, messages))
      caveats.push(...notesOn(coding, items))
    }
    return { rows, denominator: counted(messages, 'unique message'), policy: 'unique = account + text', caveats }
  },
})
