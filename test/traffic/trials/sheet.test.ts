import { describe, expect, test } from 'vitest'
import { formatPlayed, parsePlan } from '../../../lab/live/sheet.ts'
import { readSheet, SHEET_COLUMNS } from '../../../src/traffic/trials/sheet.ts'

const HEAD = 'time,client,direction,text,label,displayed'
const read = (csv: string, options = {}) => readSheet('sheet.csv', Buffer.from(csv), options)
const AT = '2008-09-01T20:15:03+08:00'
const ROW = [AT, 'phone', 'sent', '看纸鹤', '纸鹤', 'no']
const AT_UTC_MS = Date.UTC(2008, 8, 1, 12, 15, 3)
const MESSAGE = {
  sheet: 'sheet.csv',
  line: 2,
  atUtcMs: AT_UTC_MS,
  client: 'phone',
  address: null,
  direction: 'sent',
  text: '看纸鹤',
  label: '纸鹤',
  displayed: 'no',
}

describe('one and the same message', () => {
  test.each([
    ['as it is', `${HEAD}\n${ROW.join()}`],
    ['with a byte order mark and CR LF', `\uFEFF${HEAD}\r\n${ROW.join()}\r\n`],
    ['with CR alone', `${HEAD}\r${ROW.join()}\r`],
    ['by semicolons', `${HEAD.replaceAll(',', ';')}\n${ROW.join(';')}\n`],
    ['by tabs', `${HEAD.replaceAll(',', '\t')}\n${ROW.join('\t')}\n`],
    [
      'in another order, with names as a person writes them',
      `Label;Displayed; Time ;Text;DIRECTION;client\n纸鹤; NO ;${AT};看纸鹤;Sent; phone `,
    ],
  ])('%s', (_, csv) => expect(read(csv).trials).toEqual([MESSAGE]))
})

test('a text may hold delimiters, quotation marks and line breaks; lines are counted through them', () => {
  const { trials } = read(`${HEAD}\n${AT},a,sent,"x, ""y""\nz",control,\n\n${ROW.join()}\n`)
  expect(trials.map(({ line, text }) => [line, text])).toEqual([
    [2, 'x, "y"\nz'],
    [5, '看纸鹤'],
  ])
})

test.each([
  ['2008-09-01T12:15:03Z', AT_UTC_MS],
  ['2008-09-01 12:15:03.5 Z', AT_UTC_MS + 500],
  ['2008-09-01t12:15:03,123987z', AT_UTC_MS + 123],
  ['2008-09-01T12:15:03.05Z', AT_UTC_MS + 50],
  ['2008-09-01T12:15Z', AT_UTC_MS - 3000],
  ['2008-09-01T17:45:03+0530', AT_UTC_MS],
  ['2008-09-01T04:15:03-08', AT_UTC_MS],
  ['2008-02-29T12:00:00Z', Date.UTC(2008, 1, 29, 12)],
])('%s', (time, atUtcMs) => {
  const csv = [HEAD.replaceAll(',', ';'), [time, ...ROW.slice(1)].join(';')].join('\n')
  expect(read(csv).trials[0]?.atUtcMs).toBe(atUtcMs)
})

test('a time without a zone is read when somebody says how far its clock was ahead', () => {
  const csv = `${HEAD}\n2008-09-01T20:15:03,phone,sent,看纸鹤,纸鹤,no`
  expect(read(csv, { zoneOffsetMinutes: 480 }).trials).toEqual([MESSAGE])
  expect(() => read(csv)).toThrow('sheet.csv, line 2, column time: “2008-09-01T20:15:03” cannot be used.')
})

test('controls, displayed and address as people write them', () => {
  const rows = [
    [AT, 'a', 'received', 'x', 'Control', '', '::ffff:10.0.0.7'],
    [AT, 'a', 'sent', 'x', 'CONTROL', 'Unknown', ''],
    [AT, 'a', 'sent', 'x', 'control', 'Yes', '2001:DB8::0:1'],
  ]
  const { trials } = read([`${HEAD},address`, ...rows.map((row) => row.join())].join('\n'))
  expect(trials.map(({ label, displayed, address }) => [label, displayed, address])).toEqual([
    ['control', 'unknown', '10.0.0.7'],
    ['control', 'unknown', null],
    ['control', 'yes', '2001:db8::1'],
  ])
})

const withCell = (column: number, cell: string): string =>
  `${HEAD},address\n${[...ROW, ''].with(column, cell).join()}\n`

describe('a sheet that cannot be used is refused whole, with its line and column', () => {
  test.each([
    ['time', withCell(0, 'soon'), 'line 2, column time: “soon” cannot be used.'],
    ['30 February', withCell(0, '2008-02-30T00:00:00Z'), 'line 2, column time: “2008-02-30T00:00:00Z” cannot be used.'],
    ['24 o’clock', withCell(0, '2008-02-28T24:00:00Z'), 'line 2, column time: “2008-02-28T24:00:00Z” cannot be used.'],
    [
      'a zone that is none',
      withCell(0, '2008-02-28T20:00:00+15:00'),
      'line 2, column time: “2008-02-28T20:00:00+15:00” cannot be used.',
    ],
    ['no client', withCell(1, ' '), 'line 2, column client: “ ” cannot be used.'],
    ['a long client', withCell(1, 'x'.repeat(201)), `line 2, column client: “${'x'.repeat(80)}…” cannot be used.`],
    ['direction', withCell(2, 'both'), 'line 2, column direction: “both” cannot be used.'],
    ['no text', withCell(3, ''), 'line 2, column text: “” cannot be used.'],
    ['a long text', withCell(3, 'x'.repeat(20_001)), `line 2, column text: “${'x'.repeat(80)}…” cannot be used.`],
    ['no label', withCell(4, ''), 'line 2, column label: “” cannot be used.'],
    ['displayed', withCell(5, 'perhaps'), 'line 2, column displayed: “perhaps” cannot be used.'],
    ['address', withCell(6, '10.0.0.256'), 'line 2, column address: “10.0.0.256” cannot be used.'],
    ['what would steer a terminal', withCell(2, '\u001B[2J'), 'line 2, column direction: “\\u{1b}[2J” cannot be used.'],
    ['a column missing', 'time,client,direction,text,label\n', 'line 1 does not name the columns displayed.'],
    ['a column twice', `${HEAD},Time\n`, 'line 1 names the column time twice.'],
    ['a name of every object', `${HEAD.replace('label', 'toString')}\n`, 'line 1 does not name the columns label.'],
    ['too few cells', `${HEAD}\n${AT},a\n`, 'line 2 has 2 columns, not 6 as the first line.'],
    ['nothing', '', 'line 1 does not name the columns time, client, direction, text, label, displayed.'],
  ])('%s', (_, csv, problem) => {
    expect(() => read(csv)).toThrow(
      expect.objectContaining({
        name: 'OperatorError',
        message: `sheet.csv, ${problem}`,
        hint: expect.stringMatching(/\.$/),
      }),
    )
  })

  test.each([
    ['no message', HEAD, 'sheet.csv holds no message.'],
    ['an open quotation mark', `${HEAD}\n${AT},"a`, /^sheet\.csv, line 2 is not CSV: Quote Not Closed/],
    [
      'a record without end',
      `${HEAD}\n${AT},"${'a'.repeat(70_000)}"`,
      /^sheet\.csv, line 2 is not CSV: Max Record Size/,
    ],
    ['too many messages', `${HEAD}\n${`${ROW.join()}\n`.repeat(100_001)}`, 'sheet.csv has more than 100000 messages.'],
  ])('%s', (_, csv, problem) => expect(() => read(csv)).toThrow(problem))

  test('bytes that are no UTF-8', () => {
    expect(() => readSheet('\u001Bx.csv', Buffer.from([0xd6, 0xd0]))).toThrow('\\u{1b}x.csv is not UTF-8.')
  })

  test('a plan that was not played yet says so', () => {
    const plan = [HEAD, '12.5,netbar,sent,a,control,'].join('\n')
    expect(() => read(plan)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('give the sheet as it was played') }),
    )
    expect(() => read(withCell(1, ''))).toThrow(expect.objectContaining({ hint: `client is ${SHEET_COLUMNS.client}.` }))
  })
})

test('what may spoil the comparison is told', () => {
  const { trials, faults } = read(
    [`${HEAD},note`, `${AT},a,sent,hello,纸鹤,,`, `${AT},a,sent,"看纸鹤",control,,x`, `${AT},b,sent,MOON,moon,,`].join(
      '\n',
    ),
  )
  expect(trials).toHaveLength(3)
  expect(faults).toEqual([
    { line: 1, detail: 'The column “note” is not used.' },
    { line: null, detail: 'b has no control message: nothing can be compared with its words.' },
    { line: 2, detail: 'The message does not hold the word it is labelled with.' },
    { line: 3, detail: 'A control message holds the word “纸鹤”.' },
  ])
  const many = read(`${HEAD}\n${`${AT},a,sent,x,y,\n`.repeat(500)}`)
  expect(many.faults).toHaveLength(100)
})

test('what the lab writes is read', () => {
  const [trial] = parsePlan(`${HEAD}\n1,netbar,sent,"a, b",control,\n`)
  if (trial === undefined) throw new Error('no trial')
  const played = { atUtcMs: AT_UTC_MS, displayed: 'yes', uploaded: false, address: '127.0.0.11' } as const
  const sheet = formatPlayed([{ ...trial, ...played }])
  expect(read(sheet).trials).toEqual([
    { ...MESSAGE, client: 'netbar', text: 'a, b', label: 'control', displayed: 'yes', address: '127.0.0.11' },
  ])
})
