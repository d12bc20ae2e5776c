import { describe, expect, test } from 'vitest'
import { armouredViews, bareViews, mayBeWords } from '../../src/decrypt/views.ts'
import { chance, sampleOf } from './evidence.ts'

const shown = (text: string) =>
  armouredViews(sampleOf(Buffer.from(text))).map(({ unit, armour, units }) => `${unit} ${armour} ${units.length}`)
const lines = (encoding: 'hex' | 'base64' | 'base64url', count = 20): string[] =>
  Array.from({ length: count }, (_, i) => chance(30 + (i % 7), `v${i}`).toString(encoding))

describe('armour', () => {
  test.each(['hex', 'base64', 'base64url'] as const)('%s, line by line and as a whole', (encoding) => {
    expect(shown(lines(encoding).join('\n'))).toEqual([`line ${encoding} 20`, `file ${encoding} 1`])
    expect(shown(lines(encoding).join('\r\n'))).toEqual([`line ${encoding} 20`, `file ${encoding} 1`])
  })

  test('some damaged lines do not matter to lines', () => {
    expect(shown([...lines('base64'), '%%%', '!!', '(x)'].join('\n'))).toEqual(['line base64 20'])
    expect(shown([...lines('base64', 2), '%%%', '!!', '(x)'].join('\n'))).toEqual([])
  })

  test('a long single line is a file, a short one may be either', () => {
    expect(shown(chance(6000, 'long').toString('base64'))).toEqual(['file base64 1'])
    expect(shown(chance(60, 'short').toString('base64'))).toEqual(['line base64 1', 'file base64 1'])
  })

  test.each(['plain words with blanks', '2008-08-01 10:00\tx\ty', '', '\n\n'])('%j is none', (text) =>
    expect(shown(text)).toEqual([]),
  )
})

test('words in a base64 alphabet may be just that', () => {
  expect(mayBeWords(sampleOf(Buffer.from('password\nletmein1\n')))).toBe(true)
  expect(mayBeWords(sampleOf(Buffer.from(lines('base64').join('\n'))))).toBe(false)
})

test('slices of unbroken armour begin at whole blocks', () => {
  const plain = chance(200_000, 'big')
  const [view] = armouredViews(sampleOf(Buffer.from(plain.toString('base64'))))
  expect(view?.slices.length).toBeGreaterThan(3)
  const first = (65_536 * 3) / 4
  expect(Buffer.from(view?.slices[0] ?? [])).toEqual(plain.subarray(first, first + 3072))
})

test('bare bytes are one file, and lines where there are some', () => {
  expect(bareViews(sampleOf(Buffer.from('a\nb\n'))).map(({ unit, units }) => [unit, units.length])).toEqual([
    ['file', 1],
    ['line', 2],
  ])
})
