import { defineSemantics } from '../semantics.ts'
import { gapRule, keywordLines, YY_DOUBT, YY_FOLDINGS } from '../yy.ts'

export default defineSemantics({
  id: 'yy-high',
  title: 'YY 7.1, list HighKWordlist',
  effect: 'The message is never sent and is reported; the receiver sees it blank.',
  source: 'Knockel, notes on YY; matching library of YY, 2014',
  confidence: 'inferred',
  doubt: `${YY_DOUBT} Forms such as .{1,2}, .. and {2} are read as gaps, the last one as “at most two”; their meaning is not published.`,
  foldings: YY_FOLDINGS,
  rules: (lines) => keywordLines(lines).map(gapRule),
})
