/** Columns of `queries` and `list-matches` that tell of what only folding finds. */
export const FOLDED_QUERY_COLUMNS = {
  folded_messages: 'further unique messages in which only folding finds a term',
  folded_share: 'share with these counted in',
  folded_ci_low: 'lower end of its 95 % interval (Wilson)',
  folded_ci_high: 'upper end of its 95 % interval (Wilson)',
  foldings: 'foldings that these took',
}
export const FOLDED_LIST_COLUMNS = {
  folded_messages: 'further unique messages in which only folding finds it',
  foldings: 'foldings that these took',
}

const FOLDED: Readonly<Record<string, readonly [added: number, foldings: string]>> = {
  'communist party': [12, 'script 9, filler 3'],
  falun: [7, 'filler 4, look-alike 2, width 1'],
}

/** What folding adds to a query of the fixture; most have nothing. */
export function foldedQuery(title: string, messages: number, total: number) {
  const [added, foldings] = FOLDED[title] ?? [0, null]
  const share = (messages + added) / total
  return {
    folded_messages: added,
    folded_share: share,
    folded_ci_low: share * 0.9,
    folded_ci_high: Math.min(1, share * 1.1),
    foldings,
  }
}

/** Keywords of the fixture's list that stand in texts only in disguise. */
export const ONLY_FOLDED = [
  { keyword: '法轮大法', messages: 0, records: 0, folded_messages: 4, foldings: 'invisible+filler 3, script 1' },
  { keyword: 'ＦＬＧ', messages: 0, records: 0, folded_messages: 2, foldings: 'width 2' },
]
