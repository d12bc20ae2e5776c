import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { codingOf, readCodingSheet } from '../../../src/analyse/coding/sheet.ts'

const HEADER = 'item,query,hits,seed,text,coder,label,note'
const bytes = (text: string): Buffer => Buffer.from(text)
const sheet = (coder: string, ...labels: readonly string[]): Buffer =>
  bytes(
    [HEADER, ...labels.map((label, at) => `item-${at},falun,12,1,"text, ""${at}""",${coder},${label},`)].join('\r\n'),
  )
const read = (text: Buffer) => readCodingSheet('a.csv', text)

test('a sheet as a spreadsheet gives it back: byte order mark, capitals, blanks, empty lines', () => {
  const written = bytes(
    `\ufeff${HEADER}\r\nitem-1,falun,12,1,"a\r\nb",Ann, YES ,\r\n\r\nitem-2,falun,12,1,c,,,no idea\r\nitem-3,falun,12,1,d,Ann,Unclear,\r\n`,
  )
  expect(read(written)).toEqual({
    query: 'falun',
    hits: 12,
    coder: 'Ann',
    labels: new Map([
      ['item-1', 'yes'],
      ['item-3', 'unclear'],
    ]),
    sha256: createHash('sha256').update(written).digest('hex'),
  })
})

describe('what is wrong with a sheet is said', () => {
  test.each([
    ['another label', sheet('Ann', 'yes', 'maybe'), 'a.csv: the label of item-1 is “maybe”'],
    ['an item twice', bytes(`${HEADER}\nx,q,1,1,t,A,yes,\nx,q,1,1,t,A,no,\n`), 'a.csv: x stands in it twice'],
    [
      'two queries',
      bytes(`${HEADER}\nx,q,1,1,t,A,yes,\ny,r,1,1,t,A,no,\n`),
      'the column query holds more than one value: q, r',
    ],
    [
      'two coders',
      bytes(`${HEADER}\nx,q,1,1,t,A,yes,\ny,q,1,1,t,B,no,\n`),
      'the column coder holds more than one value: A, B',
    ],
    ['no label column', bytes('item,query,hits,coder\nx,q,1,A\n'), 'not the columns label'],
    ['no rows', bytes(`${HEADER}\n`), 'it has no rows'],
    ['no CSV', bytes('item,query\n"x'), 'it is no CSV file'],
  ])('%s', (_, written, said) => {
    expect(() => read(written)).toThrow(said)
  })
})

describe('sheets that belong together', () => {
  const first = read(sheet('Ann', 'yes', 'no'))

  test('are two, or three', () => {
    const [second, third] = [read(sheet('Bo', 'yes', 'yes')), read(sheet('Cy', '', 'yes'))]
    expect(codingOf([first, second, third])).toEqual({
      query: 'falun',
      hits: 12,
      coders: [first.labels, second.labels],
      adjudicator: third.labels,
      sheets: [first.sha256, second.sha256, third.sha256],
    })
    expect(codingOf([first, second]).adjudicator).toBeNull()
  })

  test.each([
    ['one', [first], 'there must be two sheets'],
    ['four', [first, first, first, first], 'there must be two sheets'],
    ['of one coder', [first, first], 'both sheets are of the coder Ann'],
    [
      'of two queries',
      [first, { ...first, coder: 'Bo', query: 'skype' }],
      'one sheet is about falun (12 hits), another about skype (12 hits)',
    ],
    ['of two samples', [first, { ...first, coder: 'Bo', hits: 13 }], 'another about falun (13 hits)'],
    [
      'without an item in common',
      [first, { ...first, coder: 'Bo', labels: new Map() }],
      'no item has a label in both sheets',
    ],
  ])('%s: refused', (_, sheets, said) => {
    expect(() => codingOf(sheets)).toThrow(said)
  })
})
