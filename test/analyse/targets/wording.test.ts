import { expect, test } from 'vitest'
import { isShort, template } from '../../../src/analyse/targets/wording.ts'

test.each([
  ['谢谢!', '谢谢', true],
  ['ＯＫ 12', 'ok 7！', true],
  ['房间 1204，快来', '房间1205快来', true],
  [':)', ':(', false],
  ['谢谢', '谢谢你', false],
])('%s and %s are one template: %s', (one, other, same) => {
  expect(template(one) === template(other)).toBe(same)
})

test.each(['123', '谢谢', ':)', '好久不见', 'good night', '在吗？ok', '。。。'])('%s is short', (text) => {
  expect(isShort(text)).toBe(true)
})

test.each(['我明天到站', 'are you there now', '电话13912345678吧', '在吗，hello again'])('%s is not', (text) => {
  expect(isShort(text)).toBe(false)
})
