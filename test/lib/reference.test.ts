import { describe, expect, test } from 'vitest'
import { intervalOf, lookUp, parseReference, type Table } from '../../src/lib/reference.ts'

const QUERIES: Table = {
  columns: { query: '', language: '', messages: '', share: '', ci_low: '', ci_high: '' },
  rows: [
    { query: 'june 4', language: 'any', messages: 7, share: 0.07, ci_low: 0.03, ci_high: 0.14 },
    { query: 'june 4', language: 'en', messages: 2, share: 0.02, ci_low: 0.01, ci_high: 0.07 },
    { query: 'sars', language: 'any', messages: 0, share: null, ci_low: 0, ci_high: 1 },
  ],
}

const looked = (text: string) => {
  const reference = parseReference(text)
  return reference === null ? null : lookUp(reference, QUERIES)
}

describe('a reference', () => {
  test.each([
    ['queries "june 4" language=any', 'messages', 7],
    ['queries query="june 4" language=any share', 'share', 0.07],
    ['queries language=en', 'messages', 2],
    ['queries sars share', 'share', null],
    ['queries sars language', 'language', 'any'],
  ])('%s is one value', (text, column, cell) => {
    expect(looked(text)).toMatchObject({ kind: 'found', column, cell })
  })

  test.each([
    ['queries rows', 3],
    ['queries "june 4" rows', 2],
    ['queries language=fr rows', 0],
  ])('%s counts rows', (text, cell) => {
    expect(looked(text)).toEqual({ kind: 'found', column: 'rows', cell, row: null })
  })

  test.each([
    ['queries tibet', 'queries has no such row'],
    ['queries "june 4"', '2 rows of queries fit; add column=value until one does'],
    ['queries word=x', 'queries has no column word; it has query, language, messages, share, ci_low, ci_high'],
    ['queries sars messages share', 'it names two columns, messages and share'],
  ])('%s finds nothing and says why', (text, why) => {
    expect(looked(text)).toEqual({ kind: 'absent', why })
  })

  test('a table without a number needs the name of a column', () => {
    const table = { columns: { kind: '', path: '' }, rows: [{ kind: 'key', path: 'a' }] }
    expect(lookUp({ analysis: 'exposures', words: ['key'] }, table)).toEqual({
      kind: 'absent',
      why: 'exposures holds no number; name a column',
    })
  })

  test('nothing written is no reference', () => {
    expect(parseReference('  ')).toBeNull()
  })
})

describe('the interval beside a value', () => {
  const row = { share: 0.5, ci_low: 0.4, ci_high: 0.6, kappa: 0.7, kappa_low: 0.6, kappa_high: 0.8, messages: 3 }

  test('of a share, of a column with its own, of a count', () => {
    expect(intervalOf(row, 'share')).toEqual({ low: 0.4, high: 0.6 })
    expect(intervalOf(row, 'kappa')).toEqual({ low: 0.6, high: 0.8 })
    expect(intervalOf(row, 'messages')).toBeNull()
    expect(intervalOf(null, 'rows')).toBeNull()
  })

  test('of its own before that of the row, and none where an end is not known', () => {
    expect(intervalOf({ ...row, share_low: 0.1, share_high: 0.9 }, 'share')).toEqual({ low: 0.1, high: 0.9 })
    expect(intervalOf({ ...row, ci_low: null }, 'share')).toBeNull()
  })
})
