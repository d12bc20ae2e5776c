/** What a translation came to; machine translation of short, odd texts goes wrong in these ways. */
export const OUTCOMES = {
  translated: 'English came back',
  'not-chinese': 'no Chinese character: nothing to translate, the text stands for itself',
  copy: 'what came back is mostly the source again',
  loop: 'what came back says the same over and over, which the source does not',
  failed: 'nothing came back, or an error',
} as const

export type Outcome = keyof typeof OUTCOMES
