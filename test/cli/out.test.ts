import stringWidth from 'string-width'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerText, safe } from '../../src/cli/out.ts'
import type { Answer, Cell } from '../../src/model/answer.ts'

const answer = (columns: readonly string[], ...rows: readonly (readonly Cell[])[]): Answer => ({
  schema: 'breachlight/answer/1',
  analysis: 'any',
  question: 'What?',
  columns: Object.fromEntries(columns.map((column) => [column, ''])),
  rows: rows.map((row) => Object.fromEntries(row.map((cell, index) => [columns[index] ?? '', cell]))),
  denominator: null,
  policy: null,
  caveats: [],
  evidence: { ledger_head: '' },
})
/** The table's lines: head, rule, rows. */
const tableOf = (of: Answer): string[] =>
  answerText(of)
    .split('\n')
    .slice(2, 4 + of.rows.length)

test('columns line up by the width characters take, numbers to the right', () => {
  expect(tableOf(answer(['word', 'n'], ['灯笼', 7], ['lamp', 1234]))).toEqual([
    'word     n',
    '────  ────',
    '灯笼     7',
    'lamp  1234',
  ])
})

test('every line of a table has its columns at the same place', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 6 }), (words) => {
      const widths = tableOf(answer(['a', 'b'], ...words.map((word) => [word, 'x'])))
        .slice(2)
        .map((line) => stringWidth(line))
      expect(new Set(widths).size).toBe(1)
    }),
    { examples: [[['灯笼', 'a', '\u001b[31mred', '\u{1f600}']]] },
  ))

test.each<[string, Cell, string]>([
  ['unknown', null, '–'],
  ['a whole number', 12, '12'],
  ['a share', 1 / 3, '0.3333'],
  ['a list', ['a', 'b'], 'a b'],
  ['a truth', true, 'true'],
  ['controls and hidden marks', 'a\u001b[2J\u202e\nb', 'a\\u{1b}[2J\\u{202e}\\u{a}b'],
  ['sixty characters', 'x'.repeat(60), 'x'.repeat(60)],
  ['sixty-one', 'x'.repeat(61), `${'x'.repeat(59)}…`],
  ['wide ones are cut by width', '灯'.repeat(31), `${'灯'.repeat(29)}…`],
])('a cell shows %s', (_, cell, shown) => {
  expect(
    tableOf(answer(['c'], [cell]))
      .at(-1)
      ?.trim(),
  ).toBe(shown)
})

describe('around the table', () => {
  test('question, policy, denominator and caveats stand, made safe', () => {
    const text = answerText({
      ...answer(['c'], [1]),
      question: 'What\u0007?',
      policy: 'p',
      denominator: 'd',
      caveats: ['c\u001b'],
    })
    expect(text.split('\n')).toEqual([
      'What\\u{7}?',
      '',
      'c',
      '─',
      '1',
      '',
      'Policy: p',
      'Shares are of: d',
      'Note: c\\u{1b}',
    ])
  })

  test('no rows are said to be none', () => {
    expect(answerText(answer(['c']))).toBe('What?\n\n(no rows)\n')
  })
})

test('text of several lines keeps its lines and nothing that steers a terminal', () => {
  expect(safe('a\u001b]0;x\u0007\nb\tc')).toBe('a\\u{1b}]0;x\\u{7}\nb\\u{9}c')
})
