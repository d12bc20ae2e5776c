import { expect, test } from 'vitest'
import { byteSize, cellText, counted, grouped, heading, percent, utcDay, utcTime } from '../../src/report/format.ts'

test('numbers are grouped the same everywhere', () => {
  expect([0, 999, 1000, 1_045_800, -12_345, 1234.5].map(grouped)).toEqual([
    '0',
    '999',
    '1,000',
    '1,045,800',
    '-12,345',
    '1,234.5',
  ])
  expect([counted(1, 'record'), counted(2, 'entry', 'entries')]).toEqual(['1 record', '2 entries'])
})

test.each([
  [0, '0 %'],
  [1, '100.0 %'],
  [0.748, '74.8 %'],
  [0.01, '1.0 %'],
  [0.00996, '1.0 %'],
  [0.0078, '0.78 %'],
  [0.0001, '0.01 %'],
  [0.00001, '< 0.01 %'],
])('share %d reads %s', (share, text) => {
  expect(percent(share)).toBe(text)
})

test('times are UTC, and an impossible one stays a number', () => {
  expect(utcTime(1_217_558_595_000)).toBe('2008-08-01 02:43:15 UTC')
  expect(utcDay(1_217_558_595_000)).toBe('2008-08-01')
  expect(utcTime(9e15)).toBe('9000000000000000')
})

test('sizes', () => {
  expect([0, 1023, 1024, 797_046, 2 ** 31].map(byteSize)).toEqual([
    '0 bytes',
    '1,023 bytes',
    '1.0 KiB',
    '778.4 KiB',
    '2.0 GiB',
  ])
})

test('columns become headings', () => {
  expect(['first_utc_ms', 'share_of_records', 'ci_low'].map(heading)).toEqual([
    'first (UTC)',
    'share of records',
    '95 % low',
  ])
})

test.each([
  ['records', 1234, '1,234'],
  ['records', null, 'not known'],
  ['records', undefined, 'not known'],
  ['gap', true, 'yes'],
  ['share_of_records', 0.5, '50.0 %'],
  ['ci_high', 0.0027, '0.27 %'],
  ['entropy_bits', 7.3219, '7.32'],
  ['score', 0.123456, '0.1235'],
  ['first_utc_ms', 0, '1970-01-01 00:00:00'],
  ['columns', ['time', 'ip'], 'time, ip'],
  ['path', 'a\u202eb', 'a\\u{202e}b'],
  ['text', '', ''],
] as const)('cell %s %s', (column, cell, text) => {
  expect(cellText(column, cell)).toBe(text)
})

test('a very long word is cut and its length told', () => {
  const shown = cellText('text', 'é'.repeat(10_000_000))
  expect(shown).toBe(`${'é'.repeat(600)}… (10,000,000 characters)`)
})
