import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'
import { keywordLines, YY_DOUBT, YY_FOLDINGS } from '../yy.ts'

export default defineSemantics({
  id: 'yy-high',
  title: 'YY 7.1, list HighKWordlist',
  effect: 'The message is never sent and is reported; the receiver sees it blank.',
  source: 'Knockel, notes on YY; matching library of YY, 2014',
  confidence: 'inferred',
  doubt: `${YY_DOUBT} Forms such as {2} or .{1,2} look like gaps; their meaning is not published, so they are literal.`,
  foldings: YY_FOLDINGS,
  rules: (lines) => keywordLines(lines).map(substring),
})
