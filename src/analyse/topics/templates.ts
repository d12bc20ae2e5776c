import { type Corpus, corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { medoid } from './medoid.ts'
import { messagesByText, messagesOf } from './messages-by-text.ts'
import { FEWEST_ADDRESSES, manyAddresses } from './reach.ts'
import { type Candidate, type Spread, spreadOf } from './spread.ts'
import { type TextGroups, textGroups } from './text-groups.ts'

/** Why texts that are nearly the same are taken for a template. */
export const REASONS = {
  'many addresses': 'accounts sent it to far more addresses each than everyday texts go to',
  'several accounts': 'several accounts wrote a long text nearly alike',
} as const
export type Reason = keyof typeof REASONS

/** From so many accounts on, and so many characters, a text that is written alike was passed on and not thought of twice. */
export const FEWEST_ACCOUNTS = 3
export const CHARACTERS_PASSED_ON = 30

/** Texts that are nearly the same and were sent round. */
export interface Template extends Candidate, Spread {
  reason: Reason
  accounts: number
  /** The text that the others are most like. */
  typical: number
}

/** Every template of a view, those with the most addresses first. */
export const templatesOf = once(async (view): Promise<Template[]> => {
  const [corpus, groups] = await Promise.all([corpusOf(view), textGroups(view)])
  const spread = await spreadOf(view, candidatesOf(corpus, groups), await manyAddresses(view))
  return spread
    .flatMap((one) => {
      const reason = reasonFor(one, groups)
      return reason === null
        ? []
        : [{ reason, ...one, accounts: one.sendings.size, typical: medoid(groups, one.texts) }]
    })
    .toSorted((a, b) => b.addresses - a.addresses || (a.texts[0] ?? 0) - (b.texts[0] ?? 0))
})

/** Groups that several accounts wrote, or that one account sent often enough to reach many addresses. */
function candidatesOf(corpus: Corpus, { groups }: TextGroups): Candidate[] {
  const byText = messagesByText(corpus)
  return groups.flatMap((texts) => {
    const messages = messagesOf(byText, texts)
    const sendings = new Map<string, number>()
    for (const message of messages) {
      const account = corpus.accounts[corpus.account[message] ?? 0] ?? ''
      sendings.set(account, (sendings.get(account) ?? 0) + (corpus.sendings[message] ?? 0))
    }
    const isWide = sendings.size >= FEWEST_ACCOUNTS || Math.max(...sendings.values()) >= FEWEST_ADDRESSES
    return isWide ? [{ texts, messages, sendings }] : []
  })
}

function reasonFor({ texts, sendings, addresses, broadcast }: Candidate & Spread, groups: TextGroups): Reason | null {
  if (broadcast > 0 && broadcast * 2 >= addresses) return 'many addresses'
  const lengths = texts.map((text) => groups.characters[text] ?? 0).toSorted((a, b) => a - b)
  const usual = lengths[lengths.length >> 1] ?? 0
  return sendings.size >= FEWEST_ACCOUNTS && usual >= CHARACTERS_PASSED_ON ? 'several accounts' : null
}
