import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonLine } from '../../src/lib/json.ts'

test('unseen characters are escaped and nothing is lost', () => {
  const hostile = '\u202e\u009b\u001b[2J\u2028\ufeff\u{e0041}'
  expect(jsonLine({ [hostile]: hostile })).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(JSON.parse(jsonLine({ [hostile]: hostile }))).toEqual({ [hostile]: hostile })
})

test('any text comes back as it was', () => {
  assert(property(string({ unit: 'binary' }), (text) => JSON.parse(jsonLine(text)) === text))
})
