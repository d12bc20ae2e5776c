import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABELS } from '../../../src/triggers/lists/labels.ts'
import { readVersions } from '../../../src/triggers/lists/readings.ts'
import type { ListVersion } from '../../../src/triggers/lists/versions.ts'

const DAY_MS = 86_400_000
const FIRST = Date.UTC(2011, 0, 1)

/** A version by its day and its words, one a letter; day null: without a date. */
const version = ([day, words]: readonly [day: number | null, words: string | readonly string[]]): ListVersion => ({
  client: null,
  list: 'l',
  path: `day ${day}`,
  mark: day === null ? null : { kind: 'date', utcMs: FIRST + day * DAY_MS, text: `d${day}` },
  lines: Array.from(words),
  rejects: 0,
})

const read = (...versions: readonly (readonly [number | null, string | readonly string[]])[]) =>
  readVersions(versions.map(version))
const labelled = (...versions: readonly (readonly [number | null, string | readonly string[]])[]): string[] =>
  read(...versions).map(({ labels }) => labels.map(({ label }) => label).join(' '))

describe('each rule, and what it must not take', () => {
  test.each([
    [
      'real changes',
      [
        [0, 'ab'],
        [9, 'abc'],
        [30, 'bc'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'order, repeats, blank lines',
      [
        [0, 'ab'],
        [9, 'ba'],
        [30, 'bba'],
        [40, ['b', 'b', '', 'a']],
      ],
      ['first', 'order-only', 'duplicates-only', 'spacing-only'],
    ],
    [
      'the same lines',
      [
        [0, 'ab'],
        [9, 'ab'],
      ],
      ['first', 'unchanged'],
    ],
    [
      'a day of other words',
      [
        [0, 'ab'],
        [9, 'ax'],
        [10, 'ab'],
      ],
      ['first', 'transient', 'return'],
    ],
    [
      'two days are no day',
      [
        [0, 'ab'],
        [9, 'ax'],
        [11, 'ab'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'a day without dates is not known',
      [
        [null, 'ab'],
        [null, 'ax'],
        [null, 'ab'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'most of it is taken back',
      [
        [0, 'ab'],
        [9, 'abcdef'],
        [10, 'abc'],
      ],
      ['first', 'transient', 'real return'],
    ],
    [
      'half of it is not most',
      [
        [0, 'ab'],
        [9, 'abcd'],
        [10, 'abc'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'a block is missing for a day',
      [
        [0, 'abcdef'],
        [9, 'abf'],
        [10, 'abcdef'],
      ],
      ['first', 'transient truncation', 'return'],
    ],
    [
      'scattered words are missing for a day',
      [
        [0, 'abcdef'],
        [9, 'ace'],
        [10, 'abcdef'],
      ],
      ['first', 'transient', 'return'],
    ],
    [
      'cut short twice',
      [
        [0, 'abcdef'],
        [9, 'abf'],
        [10, 'af'],
        [11, 'abcdef'],
      ],
      ['first', 'truncation', 'transient truncation', 'return'],
    ],
    [
      'a word at the end on two days is no truncation',
      [
        [0, 'ab'],
        [9, 'abc'],
        [10, 'abcd'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'words came, too',
      [
        [0, 'abc'],
        [9, 'axc'],
        [10, 'abxc'],
      ],
      ['first', 'real', 'real'],
    ],
    [
      'two states alternate',
      [
        [0, 'ab'],
        [9, 'cd'],
        [20, 'ab'],
        [21, 'cd'],
        [30, 'ab'],
        [31, 'cd'],
      ],
      ['first', 'real', 'transient mirror-flapping', 'return', 'transient mirror-flapping', 'return'],
    ],
    [
      'the full list between two cuts stands',
      [
        [0, 'abcd'],
        [9, 'ad'],
        [10, 'abcd'],
        [11, 'abd'],
        [12, 'abcd'],
      ],
      ['first', 'transient truncation', 'return', 'transient truncation', 'return'],
    ],
    [
      'nothing, and one word',
      [
        [0, 'ab'],
        [9, ['', '']],
        [30, 'x'],
        [40, 'xxx'],
      ],
      ['first', 'real empty', 'real placeholder', 'duplicates-only placeholder'],
    ],
    ['one word from the first', [[0, 'x']], ['first placeholder']],
    [
      'quotation marks come and go',
      [
        [0, 'ab'],
        [9, ['a', 'b', '"c"', '“d e”', '"']],
        [30, ['a', 'b', 'c', 'd e']],
      ],
      ['first', 'real quote-damage', 'real quote-repair'],
    ],
    [
      'a quoted word that goes without a clean one',
      [
        [0, ['a', '"c"']],
        [9, 'ab'],
      ],
      ['first', 'real'],
    ],
    [
      'marks that come are no repair',
      [
        [0, ['a', 'c']],
        [9, ['a', '"c"']],
      ],
      ['first', 'real'],
    ],
  ] as const)('%s', (_, versions, expected) => {
    expect(labelled(...versions)).toEqual(expected)
  })
})

test('a label names what it rests on; what passed is no change of the list', () => {
  const [, , passed, back] = read([0, 'abcd'], [5, 'abcde'], [9, 'abe'], [10, 'abcdef'])
  expect(passed?.labels).toEqual([
    {
      label: 'transient',
      detail: '2 of 2 words that came or went are as before in the next version',
      versions: ['d5', 'd9', 'd10'],
    },
    {
      label: 'truncation',
      detail: 'one block of 2 neighbouring lines of d5 is missing',
      versions: ['d5', 'd9', 'd10'],
    },
  ])
  expect([passed?.stands, passed?.net, passed?.change?.removed]).toEqual([false, null, ['c', 'd']])
  expect(back?.labels.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
    'real: 1 word came and 0 went since d5',
    'return: 1 version passed since d5',
  ])
  expect([back?.change?.added, back?.net?.added]).toEqual([['c', 'd', 'f'], ['f']])
})

test('damage rests on the version that it came with, however long before the repair', () => {
  const readings = read([0, 'ab'], [9, ['a', 'b', '"c"']], [20, ['a', 'b', '"c"', 'd']], [30, ['a', 'b', 'c', 'd']])
  const quotes = readings.flatMap(({ labels }) => labels.filter(({ label }) => label.startsWith('quote')))
  expect(quotes.map(({ label, versions }) => [label, versions])).toEqual([
    ['quote-damage', ['d9', 'd30']],
    ['quote-repair', ['d9', 'd30']],
  ])
})

test('a long word is cut where a label quotes it', () => {
  expect(read([0, ['x'.repeat(500)]])[0]?.labels[1]?.detail).toBe(`the only word is “${'x'.repeat(60)}…”, on 1 line`)
})

test('whatever the versions: labels take nothing from the counts, and net changes add up to the last that stands', () => {
  const word = fc.constantFrom('a', 'b', 'c', '"a"', ' b', '', 'd', 'e')
  const versions = fc.array(fc.tuple(fc.nat(2), fc.array(word, { maxLength: 6 })), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(versions, (steps) => {
      let day = 0
      const readings = read(...steps.map(([gap, lines]) => [(day += gap), lines] as const))
      let words = new Set(readings[0]?.words.distinct)
      for (const [at, { change, net, stands, labels, words: now }] of readings.entries()) {
        expect(labels.length).toBeGreaterThan(0)
        for (const { label, versions: on } of labels) expect([label in LABELS, on.length > 0]).toEqual([true, true])
        if (change === null || at === 0) continue
        expect(now.distinct.size).toBe(
          (readings[at - 1]?.words.distinct.size ?? 0) + change.added.length - change.removed.length,
        )
        expect(stands).toBe(net !== null)
        if (net === null) continue
        words = new Set([...[...words].filter((one) => !net.removed.includes(one)), ...net.added])
        expect(words).toEqual(new Set(now.distinct))
      }
    }),
  )
})
