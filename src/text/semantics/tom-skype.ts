import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'tom-skype',
  title: 'TOM-Skype',
  effect: 'The whole message is dropped or uploaded; lists named keyfile_u upload only.',
  source: 'Knockel, Crandall and Saia, FOCI 2011; Villeneuve, Breaching Trust, 2008',
  confidence: 'stated',
  doubt:
    'Whether the client folds case, width or spaces is not published; lists hold both spellings, so nothing is folded.',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(substring),
})
