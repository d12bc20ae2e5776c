import { rule, type Rule } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'yy-finance',
  title: 'YY 7.1, list financekwordlist',
  effect: 'The receiver sees a warning of fraud.',
  source: 'Knockel, notes on YY; the published list, whose lines go in pairs',
  confidence: 'computed',
  doubt:
    'That both words of a pair must occur, in any order, is inferred from the pairs. A last line without a partner is left out.',
  foldings: [],
  rules(lines) {
    const pairs = lines.flatMap((first, index): [string, Rule][] => {
      const second = lines[index + 1]
      if (index % 2 === 1 || second === undefined) return []
      const keyword = `${first}+${second}`
      return [[keyword, rule(keyword, [[first], [second]])]]
    })
    return [...new Map(pairs).values()]
  },
})
