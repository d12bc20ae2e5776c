import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'guagua',
  title: 'GuaGua 6.2',
  effect: 'The message is not sent, with a warning.',
  source: 'Knockel, notes on GuaGua',
  confidence: 'stated',
  doubt: '',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(substring),
})
