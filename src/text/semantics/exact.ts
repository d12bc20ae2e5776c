import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'exact',
  title: 'Exact substrings',
  effect: 'None: this is how lists are compared when nothing is known of their client.',
  source: 'Breachlight',
  confidence: 'stated',
  doubt: '',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(substring),
})
