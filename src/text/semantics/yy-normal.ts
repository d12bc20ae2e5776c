import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'
import { keywordLines, YY_DOUBT, YY_FOLDINGS } from '../yy.ts'

export default defineSemantics({
  id: 'yy-normal',
  title: 'YY 7.1, list NormalKWordlist',
  effect: 'Matches become asterisks before the message is sent, and it is reported.',
  source: 'Knockel, notes on YY; matching library of YY, 2014',
  confidence: 'inferred',
  doubt: YY_DOUBT,
  foldings: YY_FOLDINGS,
  rules: (lines) => keywordLines(lines).map(substring),
})
