import { expect, test } from 'vitest'
import { fractionOfPi } from '../../src/decrypt/pi.ts'

test('gives the hexadecimal digits of pi', () => {
  expect([...fractionOfPi(4)].map((word) => word.toString(16))).toEqual(['243f6a88', '85a308d3', '13198a2e', '3707344'])
})

test('later words do not depend on how many are asked for', () => {
  expect(fractionOfPi(200)).toEqual(fractionOfPi(1042).slice(0, 200))
})
