import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

export default defineSemantics({
  id: 'pinyin',
  title: 'By sound: Han characters and their pinyin are one',
  effect: 'None: no client is known to do this; it finds homophones and words in Latin letters.',
  source: 'Breachlight; most frequent reading of each character (pinyin-pro)',
  confidence: 'stated',
  doubt: 'Toneless syllables are few: most hits of short words are other words that sound alike.',
  foldings: ['invisible', 'width', 'marks', 'look-alike', 'case', 'script', 'pinyin', 'spaces'],
  rules: (lines) => [...new Set(lines)].map(substring),
})
