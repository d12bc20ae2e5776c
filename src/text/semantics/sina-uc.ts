import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'sina-uc',
  title: 'Sina UC 8.3',
  effect:
    'The message is not sent, with a warning; in user names the match becomes UID#. One list for each place of use.',
  source: 'Knockel, notes on Sina UC; Crandall et al., First Monday 18(7), 2013',
  confidence: 'stated',
  doubt: 'Lists hold case variants side by side, from which it is inferred that case is told apart.',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(substring),
})
