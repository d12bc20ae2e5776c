import { expect, test } from 'vitest'
import { scriptOf } from '../../src/translate/index.ts'

test.each([
  ['谢谢你', 'simplified'],
  ['謝謝你', 'traditional'],
  ['你好', 'simplified'],
  ['我在臺北 ok', 'traditional'],
])('%s is %s', (text, script) => expect(scriptOf(text)).toBe(script))
