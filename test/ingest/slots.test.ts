import { describe, expect, test } from 'vitest'
import { type Slots, slotsOf } from '../../src/ingest/slots.ts'
import { type Spelled, tabbed } from './streams.ts'

/** What a case does not name. */
const NONE: Slots = {
  isMessage: false,
  account: null,
  peer: null,
  address: null,
  text: null,
  version: null,
  direction: null,
  time: [],
  other: [],
}

const cases: [string, readonly Spelled[], Partial<Slots>][] = [
  [
    'a chat log',
    ['datetime', 'ip', 'account', 'text'],
    { isMessage: true, time: [0], address: 1, account: 2, text: 3 },
  ],
  ['a second account is the peer', ['account', 'account', 'text'], { isMessage: true, account: 0, peer: 1, text: 2 }],
  ['a third account is kept', ['account', 'account', 'account'], { account: 0, peer: 1, other: [2] }],
  ['a phone beside an account is the peer', ['phone', 'account'], { account: 1, peer: 0 }],
  ['a phone alone is the account', ['phone', 'text'], { isMessage: true, account: 0, text: 1 }],
  ['two phones are caller and called', ['phone', 'phone'], { account: 0, peer: 1 }],
  ['a second address is kept', ['ip', 'ip', 'account'], { address: 0, account: 2, other: [1] }],
  ['text without an author is no message and is kept', ['datetime', 'text'], { time: [0], other: [1] }],
  ['a second text is kept', ['account', 'text', 'text'], { isMessage: true, account: 0, text: 1, other: [2] }],
  ['date and time', ['time', 'account', 'date'], { time: [2, 0], account: 1 }],
  ['date, time and a column of AM and PM', [['time', 'A'], 'date', ['time', 'h:mm:ss']], { time: [1, 2, 0] }],
  ['a datetime leaves date and time columns alone', ['date', 'time', 'datetime'], { time: [2], other: [0, 1] }],
  ['a time of day alone', ['time', 'account'], { time: [0], account: 1 }],
  ['a version', ['version', 'ip'], { version: 0, address: 1 }],
  [
    'what has no slot is kept, in order',
    ['hash', 'flag', 'counter', 'constant', 'unknown'],
    { other: [0, 1, 2, 3, 4] },
  ],
]

test.each(cases)('%s', (_, columns, slots) => {
  expect(slotsOf(tabbed(...columns))).toEqual({ ...NONE, ...slots })
})

describe('a direction', () => {
  test('is a column of that name, whatever its role', () => {
    const format = tabbed('account', 'flag', 'text')
    const named = {
      ...format,
      columns: format.columns.map((column, n) => (n === 1 ? { ...column, name: 'direction' } : column)),
    }
    expect(slotsOf(named)).toMatchObject({ direction: 1, other: [] })
    expect(slotsOf(format)).toMatchObject({ direction: null, other: [1] })
  })
})
