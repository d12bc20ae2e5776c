import { expect, test } from 'vitest'
import {
  clientRows,
  endpointRows,
  readableCount,
  readablePart,
  type SessionMessage,
  type SessionRequest,
} from '../../src/report/figures/session-part.ts'
import { clock, session } from '../../src/report/figures/session.ts'

const message = (trial: number, atUtcMs: number, rest: Partial<SessionMessage> = {}): SessionMessage => ({
  trial,
  atUtcMs,
  client: 'tom',
  isControl: false,
  isBlocked: false,
  ...rest,
})
const request = (atUtcMs: number, rest: Partial<SessionRequest> = {}): SessionRequest => ({
  atUtcMs,
  endpoint: 'POST up',
  rank: 1,
  caughtBy: null,
  ...rest,
})
const every = (count: number, stepMs: number, client = 'tom') =>
  Array.from({ length: count }, (_, at) => message(at, at * stepMs, { client }))

/** What is inside the group with a class. */
const groupIn = (svg: string, name: string): string =>
  new RegExp(`<g [^>]*class="${name}"[^>]*>(.*?)</g>`, 's').exec(svg)?.[1] ?? ''

/** Children of that group: one for each mark drawn. */
const marksIn = (svg: string, name: string): number => groupIn(svg, name).split(/<(?:path|circle|line)\b/).length - 1

test.each([
  ['one message', every(1, 0), 1],
  ['all of a short session', every(20, 20_000), 20],
  ['the same however long the pauses are', every(200, 1000), 33],
  ['the same in any unit', every(200, 3_600_000), 33],
  ['messages of several clients, each in its own row', [...every(33, 1000), ...every(33, 1000, 'net')], 66],
  ['until a long break', [...every(20, 20_000), message(20, 90_000_000)], 20],
  ['at one instant', every(5, 0), 1],
])('readable are %s', (_name, messages, count) => {
  expect(readableCount(messages.toSorted((a, b) => a.atUtcMs - b.atUtcMs))).toBe(count)
})

test('what messages caused has no part in what is shown', () => {
  const messages = every(200, 1000)
  const other = messages.map((one) => ({ ...one, isControl: true, isBlocked: true }))
  expect(readableCount(other)).toBe(readableCount(messages))
})

test('requests are those from a window before the first message to the end of the last window', () => {
  const at = [-1001, -1000, 0, 5000, 6000, 6001].map((atUtcMs) => request(atUtcMs))
  const part = readablePart({ messages: [message(0, 0), message(1, 5000)], requests: at, windowMs: 1000 })
  expect(part.requests.map(({ atUtcMs }) => atUtcMs)).toEqual([-1000, 0, 5000, 6000])
  expect(part.untilUtcMs).toBe(6000)
})

test('where the part ends before the session does, it ends before the next message', () => {
  const part = readablePart({ messages: every(200, 1000), requests: [], windowMs: 10_000 })
  expect([part.messages.length, part.untilUtcMs]).toEqual([33, 33_000])
})

test('eight kinds get a row: all that were tested, then the likeliest; the likeliest on top', () => {
  const requests = [
    ...Array.from({ length: 9 }, (_, at) => request(at, { endpoint: `e${at + 1}`, rank: at + 1 })),
    request(10, { endpoint: 'tested', rank: 40, caughtBy: 1 }),
    request(11, { endpoint: 'tested', rank: 40 }),
    request(12, { endpoint: 'without rank', rank: null }),
  ]
  expect(endpointRows(requests)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'tested'])
})

test('six clients get a row, in the order of their first message', () => {
  const names = ['b', 'a', 'b', 'c', 'd', 'e', 'f', 'g']
  expect(clientRows(names.map((client, at) => message(at, at, { client })))).toEqual(['b', 'a', 'c', 'd', 'e', 'f'])
})

test('every message is drawn once, by its kind; a line joins it to what its window caught', () => {
  const svg = session('s', {
    windowMs: 1000,
    messages: [
      message(0, 0, { isBlocked: true }),
      message(1, 5000, { isControl: true }),
      message(2, 9000, { client: 'net' }),
    ],
    requests: [
      request(700, { caughtBy: 0 }),
      request(800),
      request(9500, { caughtBy: 2 }),
      // its message lies outside the part that is drawn
      request(9600, { caughtBy: 77 }),
    ],
  })
  const names = ['word', 'control', 'blocked', 'window', 'caught', 'request', 'link']
  expect(names.map((name) => [name, marksIn(svg, name)])).toEqual([
    ['word', 2],
    ['control', 1],
    ['blocked', 1],
    ['window', 3],
    ['caught', 3],
    ['request', 1],
    ['link', 2],
  ])
  expect(svg).toContain('time in UTC, 1970-01-01')
})

test('a window ends where the next message of the same client begins, or the drawing does', () => {
  const messages = [
    message(0, 0),
    message(1, 200, { client: 'net' }),
    message(2, 600),
    message(3, 5000),
    message(4, 7000, { client: 'net' }),
  ]
  const svg = session('s', { windowMs: 1000, messages, requests: [] })
  const lengths = Array.from(groupIn(svg, 'window').matchAll(/<line[^>]*>/g), ([line]) => {
    const at = (end: string): number => Number(new RegExp(`${end}="([^"]*)"`).exec(line)?.[1])
    return at('x2') - at('x1')
  })
  const [, second = 0] = lengths
  expect(lengths.map((length) => length / second)).toEqual(
    [0.6, 1, 1, 1, 0.087].map((share) => expect.closeTo(share, 3)),
  )
})

test('one message without requests is a drawing, too; names are shown as text', () => {
  const svg = session('s', { windowMs: 0, messages: [message(0, 0, { client: '<img>\u202e' })], requests: [] })
  expect(svg).not.toMatch(/NaN|<img|Requests, by kind/)
  expect(svg).toContain('&lt;img&gt;\\u{202e}')
})

test.each([
  [60_000, '03:04:05'],
  [3_600_000, '03:04'],
  [90_000_000, '01-02 03:04'],
])('a span of %d ms has its clock', (spanMs, text) => {
  expect(clock(spanMs)(new Date(Date.UTC(1970, 0, 2, 3, 4, 5)))).toBe(text)
})
