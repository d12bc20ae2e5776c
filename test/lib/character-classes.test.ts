import { expect, test } from 'vitest'
import { CLASSES, codePointClasses, pairClasses } from '../../src/lib/character-classes.ts'

const points = codePointClasses()
const classOf = (char: string): string | undefined => CLASSES[points[char.codePointAt(0) ?? 0] ?? -1]

test.each([
  ['7', 'digit'],
  ['\n', 'lineBreak'],
  ['\t', 'tab'],
  ['$', 'mark'],
  ['|', 'punctuation'],
  ['\0', 'control'],
  ['\u0085', 'control'],
  ['的', 'han'],
  ['國', 'han'],
  ['龘', 'rare'],
  ['，', 'wide'],
  ['Я', 'letter'],
  ['\ue000', 'invalid'],
])('%j is %s', (char, name) => expect(classOf(char)).toBe(name))

test.each([
  ['gb18030', 0xb0a1, 'han'],
  ['gb18030', 0xb040, 'rare'],
  ['gb18030', 0xa3ac, 'wide'],
  ['gb18030', 0xa7a1, 'letter'],
  ['gb18030', 0x8130, 'invalid'],
  ['big5', 0xa440, 'han'],
  ['big5', 0xa47f, 'invalid'],
  ['big5', 0xc940, 'rare'],
] as const)('%s pair %i is %s', (charset, pair, name) => expect(CLASSES[pairClasses(charset)[pair] ?? -1]).toBe(name))
