import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OperatorError } from '../../src/model/errors.ts'
import { CHARSETS, type Column, type Layout, type LogFormat, type Role } from '../../src/model/format.ts'
import { formatFromYaml, formatToYaml } from '../../src/parse/yaml.ts'

const FORMAT: LogFormat = {
  id: 'contentfilter-2-tab',
  layout: { kind: 'delimited', delimiter: '\t', quote: null },
  header: false,
  columns: [
    { name: 'c1', role: 'datetime', written: 'YYYY-MM-DD HH:mm:ss' },
    { name: 'c2', role: 'text' },
  ],
}
const TEXT = formatToYaml(FORMAT, 'gb18030', { note: 'from fs04/log/a.dat\n97.9 % of 191 lines' })

test('a written format reads like this', () => {
  expect(TEXT.split('\n')).toEqual([
    '# A log format for Breachlight. After editing: breachlight formats check FILE',
    '# from fs04/log/a.dat',
    '# 97.9 % of 191 lines',
    'id: "contentfilter-2-tab"',
    'match: null # a family or path, * and ? stand for anything; null: try it on every stream',
    'charset: "gb18030" # null: detect it; otherwise one of utf-8, gb18030, big5, utf-16le, utf-16be, shift_jis, euc-kr, windows-1252',
    'header: false # true when the first line names the columns and is no record',
    'layout:',
    '  kind: delimited # every column ends at the same separator',
    '  delimiter: "\\t" # one sign or several, "\\t" is a tab',
    '  quote: null # "\\"" when values may be quoted, else null',
    '# Roles: ip, account, text, date, time, datetime, version, phone, constant, counter, flag, hash, unknown.',
    '# Times say how they are written: YYYY MM DD HH mm ss, single letters without leading zeros, mmm milliseconds,',
    '# MMM month names, A for AM and PM, Z for a zone.',
    'columns:',
    '  - name: "c1"',
    '    role: datetime # a date and time of day in one column',
    '    written: "YYYY-MM-DD HH:mm:ss"',
    '  - name: "c2"',
    '    role: text # free text somebody wrote',
    '',
  ])
})

test('what a person may leave out', async () => {
  const text = 'id: a\nlayout: { kind: delimited, delimiter: "|" }\ncolumns: [{ name: x, role: ip }]\nmatch: "content*"'
  expect(await formatFromYaml(text, 'a.yaml')).toEqual({
    format: {
      id: 'a',
      layout: { kind: 'delimited', delimiter: '|', quote: null },
      header: false,
      columns: [{ name: 'x', role: 'ip' }],
    },
    charset: null,
    match: 'content*',
    server: null,
  })
})

describe('faults name the line', () => {
  test.each([
    ['role: text #', 'role: words #', 20, 'columns.1.role'],
    ['written: "YYYY-MM-DD HH:mm:ss"', 'written: "--"', 18, 'says how it is written'],
    ['    written: "YYYY-MM-DD HH:mm:ss"\n', '', 16, 'says how it is written'],
    ['charset: "gb18030"', 'charset: "gbk"', 6, 'charset'],
    ['header: false', 'header: no', 7, 'header'],
    ['delimiter: "\\t"', 'delimiter: ""', 10, 'layout.delimiter'],
    ['delimiter: "\\t"', 'delimiter: "\\n"', 10, 'line break'],
    ['kind: delimited', 'kind: csv', 9, 'layout.kind'],
    ['match: null', 'matches: null', 5, 'matches'],
    ['columns:', 'columns: [', 16, ''],
    ['id: "contentfilter-2-tab"', 'id: "a', 4, ''],
    ['id: "contentfilter-2-tab"', 'id: *a', 1, 'alias'],
  ])('%s → %s', async (good, bad, ...[line, message]) => {
    expect(TEXT).toContain(good)
    const error: unknown = await formatFromYaml(TEXT.replace(good, bad), 'my.yaml').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(OperatorError)
    expect(String(error)).toContain(message)
    expect(String(error)).toContain(`my.yaml:${line}:`)
  })

  test.each([
    [
      'fewer columns than parts',
      [
        ['', ' '],
        ['', ''],
        ['', ''],
      ],
    ],
    [
      'an open part before the last',
      [
        ['', ''],
        ['', ''],
      ],
    ],
  ])('%s', async (_, parts) => {
    const layout: Layout = {
      kind: 'leading',
      parts: parts.map(([before = '', after = '']) => ({ before, after, padded: false })),
    }
    await expect(formatFromYaml(formatToYaml({ ...FORMAT, layout }, null), 'x')).rejects.toThrow(OperatorError)
  })
})

const literal = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !/[\r\n]/.test(text))
const filled = literal.filter((text) => text !== '')
const roles: readonly Role[] = ['ip', 'account', 'text', 'unknown', 'flag']
const column: fc.Arbitrary<Column> = fc.oneof(
  fc.record({ name: fc.string({ unit: 'binary' }), role: fc.constantFrom(...roles) }),
  fc.record({
    name: fc.string(),
    role: fc.constant<Role>('datetime'),
    written: fc.constantFrom('YYYY-MM-DD', 'H:m "A"', 'YY年'),
  }),
)
const format = fc.array(column, { minLength: 2, maxLength: 5 }).chain((columns) => {
  const part = fc.record({ before: literal, after: filled, padded: fc.boolean() })
  const delimited = fc.record({
    kind: fc.constant('delimited' as const),
    delimiter: filled,
    quote: fc.constantFrom('"' as const, null),
  })
  const leading = fc.record({
    kind: fc.constant('leading' as const),
    parts: fc.array(part, { minLength: columns.length, maxLength: columns.length }),
  })
  const layout: fc.Arbitrary<Layout> = fc.oneof(delimited, leading)
  return fc.record({
    id: fc.string({ unit: 'binary', minLength: 1 }),
    layout,
    header: fc.boolean(),
    columns: fc.constant(columns),
  })
})

const name = fc.string({ unit: 'binary' })
const use = fc.record({
  charset: fc.constantFrom(...CHARSETS, null),
  match: fc.oneof(name, fc.array(name, { minLength: 1, maxLength: 3 }), fc.constant(null)),
  server: fc.option(name),
})

test('what is written is what is read', async () => {
  await fc.assert(
    fc.asyncProperty(format, use, fc.string(), async (written, { charset, match, server }, note) => {
      expect(await formatFromYaml(formatToYaml(written, charset, { note, match, server }), 'x')).toEqual({
        format: written,
        charset,
        match,
        server,
      })
    }),
  )
})

test('reading is total: a format or an OperatorError', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      const outcome: unknown = await formatFromYaml(text, 'x').catch((reason: unknown) => reason)
      expect(outcome).toBeInstanceOf(OperatorError)
    }),
  )
})
