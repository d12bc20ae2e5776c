import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'line-20',
  title: 'LINE and Lianwo, lists v20 to v23',
  effect: 'A message with a match is not sent; on receipt the match becomes asterisks.',
  source: 'Citizen Lab, Asia Chats, 2013 and April 2014',
  confidence: 'stated',
  doubt: '',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(substring),
})
