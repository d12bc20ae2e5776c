import { counted } from './analyse/measures.ts'
import type { Askable } from './answers.ts'
import { ledgerHead } from './custody/index.ts'
import { shellWord } from './lib/shell-word.ts'
import type { Answer } from './model/answer.ts'
import { type OwnQuery, ownQuery } from './own-query.ts'

/** A term as a word of the command: one that begins like an option gets a blank before it, which is not part of a term. */
const termWord = (term: string): string => shellWord(term.startsWith('-') ? ` ${term}` : term)

/** The command line that counts the same, without the case. */
export const ownCommand = ({ terms, language }: OwnQuery): string =>
  `query ${terms.map(termWord).join(' ')} --language ${language}`

const COVERED =
  'While names are covered, terms are looked for in what may be read then: private values and names of accounts are not found.'

/** A person’s own query as an answer: the first row is of any term, and the terms follow as they were looked for. */
export async function ownAnswer(at: Askable, wanted: OwnQuery, revealed: boolean): Promise<Answer> {
  const { rows, total } = await ownQuery(at, wanted, revealed)
  return {
    schema: 'breachlight/answer/1',
    analysis: 'query',
    question: 'How many messages hold terms of one’s own?',
    columns: {
      term: 'the term; `any`, in the first row, stands for all of them together',
      messages: 'unique messages (account and text) that hold it',
      records: 'records of these messages',
      share: 'share of all unique messages, 0…1',
      ci_low: 'lower end of its 95 % interval (Wilson)',
      ci_high: 'upper end of its 95 % interval (Wilson)',
    },
    rows,
    denominator: counted(total, 'unique message'),
    policy: 'unique = account + text',
    caveats: [
      'A message that holds a term need not be about what the term is about.',
      'Terms are matched as they are written, as the built-in queries are; what is disguised is not counted.',
      ...(revealed ? [] : [COVERED]),
    ],
    evidence: { ledger_head: ledgerHead(at.state) },
  }
}
