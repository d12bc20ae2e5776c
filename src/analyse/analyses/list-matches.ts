import { defineAnalysis } from '../analysis.ts'
import { newerListNotes } from '../list-dates.ts'
import { type FoldedMatched, foldedMatched, isListFile, type Matched, matched, matchKey } from '../matched.ts'

/** Every keyword that occurs, as written or folded, with what folding adds; those that only folding finds come last. */
function withFolding(exact: readonly Matched[], folded: ReadonlyMap<string, FoldedMatched>) {
  const written = new Set(exact.map(matchKey))
  const onlyFolded = [...folded].flatMap(([key, { list, keyword }]) =>
    written.has(key) ? [] : [{ list, keyword, messages: 0, records: 0 }],
  )
  return [...exact, ...onlyFolded].map((row) => {
    const added = folded.get(matchKey(row))
    return { ...row, folded_messages: added?.messages ?? 0, foldings: added?.foldings ?? null }
  })
}

export default defineAnalysis({
  id: 'list-matches',
  question: 'Which keywords of the lists occur in the logged messages?',
  columns: {
    list: 'name of the list file',
    keyword: 'keyword after trimming',
    messages: 'unique messages whose text holds it as the list’s semantics have it: by default an exact substring',
    records: 'records whose text holds it likewise',
    folded_messages: 'further unique messages in which only folding finds it: disguised, or in the other script',
    foldings: 'foldings that these took, each with its unique messages; null when there are none',
  },
  caveats: [
    'Without --semantics a keyword is an exact substring, upper and lower case told apart; expressions in a list are taken literally.',
    'What only folding finds is counted apart: whether the client folds is not known, so these messages need not have triggered it.',
    'A keyword that lies inside another counts wherever the longer one stands.',
    'That a text holds a listed keyword does not say that the keyword made the client act.',
    'A keyword without a row occurs in no message.',
  ],
  personal: {},
  glossed: 'keyword',
  async run(view) {
    const [exact, folded] = [await matched(view), await foldedMatched(view)]
    const rows = withFolding(exact, folded).filter(({ list }) => isListFile(list))
    const caveats = [
      ...(rows.length === 0 ? ['No list was given, or none of its keywords occurs.'] : []),
      ...(await newerListNotes(view)),
    ]
    return {
      rows,
      denominator: null,
      policy: 'unique = account + text',
      ...(caveats.length === 0 ? {} : { caveats }),
    }
  },
})
