import { expect, test } from 'vitest'
import { notesOn } from '../../src/analyse/list-dates.ts'

const LAST = Date.UTC(2008, 8, 30, 20)
const on = (path: string, ...date: [number, number, number]) => ({ path, utcMs: Date.UTC(...date) })

test.each([
  ['no list', [], []],
  ['lists of the same day and before', [on('a', 2008, 8, 30), on('b', 2007, 0, 1)], []],
  ['the next day', [on('a', 2008, 9, 1)], ['a is 1 day newer than the last message (2008-09-30)']],
  ['two years', [on('a', 2010, 8, 29)], ['a is 728 days newer than the last message (2008-09-30)']],
  ['more', [on('a', 2013, 11, 6)], ['a is 5.2 years newer than the last message (2008-09-30)']],
  [
    'many: the newest are named',
    [on('d', 2008, 9, 2), on('b', 2008, 9, 4), on('a', 2008, 9, 4), on('c', 2008, 9, 3), on('old', 2008, 0, 1)],
    ['4 lists are newer than the last message (2008-09-30), a by 3 days, b by 3 days, c by 2 days first of all'],
  ],
] as const)('%s', (_, dated, expected) => {
  expect(notesOn(dated, LAST).map((note) => note.split(':')[0])).toEqual(expected)
})
