import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionOf, testOf } from '../../src/text/expressions.ts'

test('a part of the text, or the whole of it', () => {
  expect(testOf(expressionOf('b+', 'part'))('abbc')).toBe(true)
  expect(testOf(expressionOf('b+', 'whole'))('abbc')).toBe(false)
  expect(testOf(expressionOf('b+', 'whole'))('bb')).toBe(true)
})

test('any line whatever: never throws, and what has a fault matches nothing', () => {
  const line = fc.string({
    unit: fc.constantFrom(
      'a',
      '法',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '1',
      ',',
      '*',
      '+',
      '?',
      '\\',
      '|',
      '^',
      '$',
      '.',
      '-',
      '=',
      '!',
      '<',
      ':',
    ),
  })
  fc.assert(
    fc.property(line, fc.string({ unit: 'binary' }), (source, text) => {
      const expression = expressionOf(source, 'part')
      const does = testOf(expression)(text)
      expect(expression.fault !== null && does).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('says the same as the engine of the language, where both know the expression', () => {
  const piece = fc.constantFrom('a', 'b', '.', 'a*', 'b+', '(a|b)', '[ab]', 'a{1,2}', 'c?')
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c') }),
      (pieces, text) => {
        const source = pieces.join('')
        expect(testOf(expressionOf(source, 'part'))(text)).toBe(new RegExp(source).test(text))
        expect(testOf(expressionOf(source, 'whole'))(text)).toBe(new RegExp(`^(?:${source})$`).test(text))
      },
    ),
    { numRuns: 500 },
  )
})
