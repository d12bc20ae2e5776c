import { corpusOf, shareCaveat } from '../corpus.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { FALSE_SHARE, FEWEST_USERS, keyWords, LEAST_EFFECTIVE } from '../topics/key-words.ts'

/** Words that are told one by one. */
const MOST_WORDS = 500

export default defineAnalysis({
  id: 'keyness',
  question: 'Which words stand out in the logged messages, and against what?',
  columns: {
    word: 'word after folding width, case and traditional characters',
    joined: '1 when it is joined from pieces that the dictionary knows only apart, else 0',
    messages: 'unique messages that hold it',
    accounts: 'distinct accounts that used it',
    effective_accounts: 'as many accounts that used it equally would make it as widespread (inverse Simpson index)',
    occurrences: 'times it stands in unique messages',
    expected: 'times it would stand there at the background’s share',
    log_ratio: 'log₂ of its share of the words here over its share there: 1 is twice as frequent',
    log_ratio_low: 'lower end of its 95 % interval, accounts taken as the units that vary',
    log_ratio_high: 'upper end of it',
    g2: 'log-likelihood ratio G² (Dunning 1993)',
    q_value: 'q-value of G², one-sided (Benjamini and Hochberg)',
  },
  caveats: [
    'Over-represented against a background is not the same as a reason for logging: words that merely go with chat, with this time or with these people stand out, too.',
    `Shown are words with q ≤ ${FALSE_SHARE} whose interval lies above 0 and whose effective accounts are ${LEAST_EFFECTIVE} at least, so that one account which repeats itself makes no key word; the surest over-representation comes first.`,
    `Only words that at least ${FEWEST_USERS} accounts used are tested and shown: a rarer one may point at a person.`,
    'Words are those of a dictionary; new words and names are joined from its pieces where these seldom go apart, which also joins fixed phrases.',
    'In lab worlds the messages are as large a deviation from any background as a grammar makes them: q-values speak of chance in drawing words one by one (real words come together), not of what the background lacks.',
  ],
  personal: { word: 'text' },
  glossed: 'word',
  async run(view) {
    const [corpus, key] = await Promise.all([corpusOf(view), keyWords(view)])
    return {
      rows: key.words.slice(0, MOST_WORDS).map((word) => ({
        word: word.word,
        joined: word.joined ? 1 : 0,
        messages: word.messages,
        accounts: word.accounts,
        effective_accounts: word.effectiveAccounts,
        occurrences: word.occurrences,
        expected: word.expected,
        log_ratio: word.logRatio,
        log_ratio_low: word.ciLow,
        log_ratio_high: word.ciHigh,
        g2: word.g2,
        q_value: word.q,
      })),
      denominator: `${counted(key.total, 'word')} in ${counted(corpus.text.length, 'unique message')}`,
      policy: 'unique = account + text',
      caveats: [
        `Background: ${key.background}.`,
        `${counted(key.tested, 'word')} tested, ${key.words.length} of them key${key.words.length > MOST_WORDS ? `, the first ${MOST_WORDS} shown` : ''}; ${counted(key.notCovered, 'word')} of other scripts and digits left out because the background does not know them.`,
        ...shareCaveat(corpus),
      ],
    }
  },
})
