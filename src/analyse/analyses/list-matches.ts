import { defineAnalysis } from '../analysis.ts'
import { isListFile, matched } from '../matched.ts'

export default defineAnalysis({
  id: 'list-matches',
  question: 'Which keywords of the lists occur in the logged messages?',
  columns: {
    list: 'name of the list file',
    keyword: 'keyword after trimming',
    messages: 'unique messages whose text holds it',
    records: 'records whose text holds it',
  },
  caveats: [
    'Exact substring, upper and lower case told apart; expressions in a list are taken literally.',
    'A keyword that lies inside another counts wherever the longer one stands.',
    'That a text holds a listed keyword does not say that the keyword made the client act.',
    'A keyword without a row occurs in no message.',
  ],
  personal: {},
  glossed: 'keyword',
  async run(view) {
    const rows = (await matched(view)).filter(({ list }) => isListFile(list))
    return {
      rows,
      denominator: null,
      policy: 'unique = account + text',
      ...(rows.length === 0 ? { caveats: ['No list was given, or none of its keywords occurs.'] } : {}),
    }
  },
})
