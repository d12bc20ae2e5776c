import { personAt } from '../../../lab/people/population.ts'
import type { World } from '../../../lab/people/world.ts'
import type { Judged } from '../../../src/analyse/blocking/blocking.ts'
import type { Corpus } from '../../../src/analyse/corpus.ts'

const nameOf = (who: string | undefined, what: string | undefined): string => `${who}\t${what}`

/** Each judged keyword with the share of its messages that really were hidden. */
export function withTruth(
  { messages, population }: World,
  { accounts, texts, account, text }: Corpus,
  judged: readonly Judged[],
): (Judged & { truth: number })[] {
  const hidden = new Set(
    messages.flatMap((message) =>
      message.hidden ? [nameOf(personAt(population, message.sender).account, message.text)] : [],
    ),
  )
  const isHidden = (row: number): boolean => hidden.has(nameOf(accounts[account[row] ?? 0], texts[text[row] ?? 0]))
  return judged.map((one) => {
    const rows = one.keyword.messages
    return { ...one, truth: rows.filter(isHidden).length / rows.length }
  })
}
