import { expect, test } from 'vitest'
import { maskSensitive } from '../../src/text/mask-sensitive.ts'

test.each([
  ['打我手机138-0013-8000，晚上', '打我手机[mobile-cn •••-••••-••••]，晚上'],
  ['full width １３８００１３８０００!', 'full width [mobile-cn •••••••••••]!'],
  ['zero\u200b 138\u200b0013\u200b8000\u200b!', 'zero\u200b [mobile-cn •••••••••••••]\u200b!'],
  ['mail a.b@example.com, password: otter@77', 'mail [email •.•@•••••••.•••], password: [password •••••@••]'],
  ['no value here, only 2008-08-08 and 123', 'no value here, only 2008-08-08 and 123'],
  ['', ''],
])('%j', (text, shown) => {
  expect(maskSensitive(text)).toBe(shown)
})

test('a text that is masked once stays as it is', () => {
  const once = maskSensitive('密码是abc123，QQ：712345678，卡号 6210 9480 0000 0011')
  expect(maskSensitive(once)).toBe(once)
})
