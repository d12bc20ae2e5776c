import { expressionOf } from '../expressions.ts'
import { rule } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'expressions',
  title: 'Regular expressions, one a line',
  effect: 'Depends on the program; most games put asterisks in place of the match.',
  source: 'Knockel, Ruan and Crete-Nishihata, FOCI 2017: lists of games, among them files called …Regex.csv',
  confidence: 'inferred',
  doubt:
    'That an expression may match anywhere, with case told apart, is inferred from the lines. One that cannot be run in linear time, because it looks ahead or refers back, never fires.',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map((line) => rule(line, [], { expression: expressionOf(line, 'part') })),
})
