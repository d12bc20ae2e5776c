import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerCsv, guard, tables, unguard } from '../../src/report/tables.ts'
import { answer, REPLICA } from './fixture.ts'

test.each([
  ['=1+1', "'=1+1"],
  ['+86 10', "'+86 10"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['\nx', "'\nx"],
  ['\0=1', "'\0=1"],
  ['  =1', "'  =1"],
  ['\u3000＝1', "'\u3000＝1"],
  ["'=1", "''=1"],
  ['＠x', "'＠x"],
  ['a=b', 'a=b'],
  ['', ''],
])('guard %j', (text, cell) => {
  expect(guard(text)).toBe(cell)
})

test('a guarded cell gives its text back and never starts like a formula', () => {
  const text = fc.array(fc.constantFrom('=', '+', '-', '@', "'", '\t', ' ', '\0', '\n', 'a', '＝', '法'), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(text, (characters) => {
      const raw = characters.join('')
      expect(unguard(guard(raw))).toBe(raw)
      expect(guard(raw)).not.toMatch(/^[\s\0]*[=+\-@＝＋－＠]/)
    }),
  )
})

test('an answer as CSV: RFC 4180, unknown empty, numbers bare', () => {
  const pieces = answerCsv(
    answer('x', {
      columns: { name: 'n', value: 'v', list: 'l', flag: 'f' },
      rows: [
        { name: 'a "b", c\r\nd', value: -1.5, list: ['p', 'q'], flag: true },
        { name: '=1', value: null, list: [], flag: false },
        { name: 'lone\nbreak', value: 0 },
      ],
    }),
  )
  expect([...pieces].join('')).toBe(
    'name,value,list,flag\r\n"a ""b"", c\\u{d}\\u{a}d",-1.5,p; q,true\r\n\'=1,,,false\r\nlone\\u{a}break,0,,\r\n',
  )
})

test('one table per answer, the scorecard and the manifest', () => {
  const all = Object.fromEntries([...tables(REPLICA)].map(({ name, pieces }) => [name, [...pieces].join('')]))
  expect(Object.keys(all)).toEqual([
    ...Object.keys(REPLICA.answers)
      .toSorted()
      .map((id) => `tables/${id}.csv`),
    'tables/scorecard.csv',
    'tables/manifest.csv',
  ])
  expect(all['tables/scorecard.csv']?.split('\r\n').slice(0, 2)).toEqual([
    'finding,test,agree,compared,share,ci_low,ci_high,detail',
    'message records,exact,1,1,1,,,5000',
  ])
  expect([...tables({ ...REPLICA, scorecard: null })].map(({ name }) => name)).not.toContain('tables/scorecard.csv')
  expect(all['tables/identities.csv']?.split('\r\n')).toHaveLength(402)
  expect(all['tables/manifest.csv']?.split('\r\n')[1]).toMatch(
    /^fs01\/log\/contentfilter20080801\.log,16384,[0-9a-f]{64}$/,
  )
})
