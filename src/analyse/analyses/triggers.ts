import { wilson } from '../../lib/stats.ts'
import { defineAnalysis } from '../analysis.ts'
import { shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'
import { type Explained, explainedOf, FEWEST_MESSAGES, LEAST_EXPLAINED } from '../triggers/explained.ts'

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`

/** What is said when the messages do not tell which words; nothing when they do. */
const untold = ({ uncertain, independent }: Explained): readonly string[] =>
  uncertain.length === 0 && independent >= FEWEST_MESSAGES
    ? []
    : [
        `Cannot tell: the messages are too few or too diverse for words to be inferred (${Math.floor(independent)} independent messages, at least ${FEWEST_MESSAGES} are needed; words must explain at least ${percent(LEAST_EXPLAINED)} of them).`,
      ]

export default defineAnalysis({
  id: 'triggers',
  question: 'Which words explain that messages were logged?',
  columns: {
    trigger: 'word of a list, or inferred from the messages (then in lower case)',
    status: 'known-list or inferred',
    lists: 'lists it is on; of an inferred word, those that have it in another case',
    messages:
      'unique messages it stands in; of an inferred word that is on a list in another case, those without it as listed',
    accounts: 'accounts that wrote them',
    share: 'share of all unique messages, 0…1',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    alone: 'unique messages that no other of these words explains',
    expected:
      'independent messages that ordinary language would bring among those that nothing else explains; null for a word of a list',
    score: 'how far it exceeds ordinary language: −log₁₀ of the chance of as many messages; null for a word of a list',
    stability: 'share of 20 resamples of the accounts in which it is inferred again; null for a word of a list',
  },
  caveats: [
    'Inferred is the smallest set of words that explains the messages against ordinary language; that a client carried them is a conclusion, not an observation.',
    'On lab worlds of 20 seeds and on trees of another author, without a list, more than 95 of 100 inferred words were listed; of listed words with 5 messages of 3 accounts, 92 and 90 of 100 were inferred (docs/triggers-method.md).',
    'Not seen: words in fewer than 3 accounts, single characters, combinations of words, expressions, and what does not hang on the text.',
    'Of words inside one another, one is given: a word that only ever stands in a longer phrase is given as that phrase.',
    'A word that many people use about one event can look like a word of a list: look at score and stability.',
  ],
  personal: { trigger: 'text' },
  glossed: 'trigger',
  async run(view) {
    const found = await explainedOf(view)
    const total = found.corpus.text.length
    return {
      rows: found.triggers.map(({ word, status, lists, messages, accounts, alone, expected, score, stability }) => {
        const { low, high } = wilson(messages, total)
        return {
          trigger: word,
          status,
          lists: [...lists],
          messages,
          accounts,
          share: messages / total,
          ci_low: low,
          ci_high: high,
          alone,
          expected,
          score,
          stability,
        }
      }),
      denominator: counted(total, 'unique message'),
      policy: 'unique = account + text; messages from one template weigh as one for what is inferred',
      caveats: [...untold(found), ...shareCaveat(found.corpus)],
    }
  },
})
