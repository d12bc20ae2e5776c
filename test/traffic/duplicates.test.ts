import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../src/model/exchange.ts'
import { MAX_EQUAL, MAX_REMEMBERED, SeenExchanges } from '../../src/traffic/duplicates.ts'

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 900)

interface Said {
  method?: string
  target?: string
  host?: string
  body?: string | null
  status?: number | null
  scheme?: 'http' | 'https'
}

const message = {
  startedAtUtcMs: AT,
  endedAtUtcMs: AT,
  version: '1.1',
  headers: [],
  wireBytes: 0,
  bodyBytes: 0,
  bodySha256: null,
  bodyHead: new Uint8Array(),
  complete: true,
  missedBytes: 0,
  faults: [],
}

function exchange(said: Said = {}): Exchange {
  const { method = 'GET', target = '/a', host = 'lab.invalid', body = null, status = 200, scheme = 'http' } = said
  return {
    stream: null,
    ordinal: 0,
    client: null,
    server: null,
    scheme,
    interim: [],
    request: {
      ...message,
      method,
      target,
      host,
      bodySha256: body,
    },
    response:
      status === null
        ? null
        : {
            ...message,
            status,
          },
  }
}

describe('an exchange of a later capture', () => {
  test.each<[string, Said, Said, number, boolean]>([
    ['is a repeat when all agrees', {}, {}, 0, true],
    ['is one a second later', {}, {}, 1000, true],
    ['is one a second earlier', {}, {}, -1000, true],
    ['is none beyond a second', {}, {}, 1001, false],
    ['is none beyond a second before', {}, {}, -1001, false],
    ['is none with another method', {}, { method: 'HEAD' }, 0, false],
    ['is none with another target', {}, { target: '/b' }, 0, false],
    ['is none with another host', {}, { host: 'other.invalid' }, 0, false],
    ['is none with another body', { body: 'aa' }, { body: 'bb' }, 0, false],
    ['is none with another status', {}, { status: 404 }, 0, false],
    ['is none without the answer', {}, { status: null }, 0, false],
    ['may write its host otherwise', { host: 'LAB.invalid:80' }, {}, 0, true],
    ['may name the port of TLS', { host: 'lab.invalid:443', scheme: 'https' }, { scheme: 'https' }, 0, true],
    ['keeps a port that is not usual', { host: 'lab.invalid:443' }, {}, 0, false],
    ['may have gone through a proxy', { target: 'http://lab.invalid/a' }, {}, 0, true],
    ['may have gone through a proxy to the root', { target: 'http://lab.invalid' }, { target: '/' }, 0, true],
  ])('%s', (_, ...[earlier, later, apartMs, expected]) => {
    const seen = new SeenExchanges()
    expect(seen.isRepeat(exchange(earlier), 'one', AT)).toBe(false)
    expect(seen.isRepeat(exchange(later), 'two', AT + apartMs)).toBe(expected)
  })

  test('is none when the time of either is not known', () => {
    const seen = new SeenExchanges()
    expect(seen.isRepeat(exchange(), 'one', null)).toBe(false)
    expect(seen.isRepeat(exchange(), 'two', AT)).toBe(false)
    expect(seen.isRepeat(exchange(), 'three', null)).toBe(false)
  })

  test('is none when the request was lost', () => {
    const seen = new SeenExchanges()
    const lost = { ...exchange(), request: null }
    expect([seen.isRepeat(lost, 'one', AT), seen.isRepeat(lost, 'two', AT)]).toEqual([false, false])
  })
})

test('requests sent twice in one capture are two, and each is repeated once in every other', () => {
  const seen = new SeenExchanges()
  const told = (capture: string): boolean[] =>
    [0, 10, 20].map((afterMs) => seen.isRepeat(exchange(), capture, AT + afterMs))
  expect([seen.isRepeat(exchange(), 'one', AT), seen.isRepeat(exchange(), 'one', AT + 10)]).toEqual([false, false])
  expect(told('two')).toEqual([true, true, false])
  expect(told('three')).toEqual([true, true, true])
})

test('the nearest in time is the one that is repeated', () => {
  const seen = new SeenExchanges()
  for (const afterMs of [0, 900, 1800]) seen.isRepeat(exchange(), 'one', AT + afterMs)
  const told = [900, 2700, 100].map((afterMs) => seen.isRepeat(exchange(), 'two', AT + afterMs))
  expect(told).toEqual([true, true, true])
})

test('memory is bounded, and what is forgotten is counted', () => {
  const seen = new SeenExchanges()
  const one = exchange()
  for (let at = 0; at <= MAX_REMEMBERED; at++) seen.isRepeat(one, 'one', at * 10_000)
  expect(seen.forgotten).toBe(1)
  expect(seen.isRepeat(one, 'two', 0)).toBe(false)
  expect(seen.isRepeat(one, 'two', 20_000)).toBe(true)
})

test('of a flood of equal requests a bounded number is remembered', () => {
  const seen = new SeenExchanges()
  for (let at = 0; at < MAX_EQUAL + 5; at++) seen.isRepeat(exchange(), 'one', AT)
  expect(seen.forgotten).toBe(5)
  const told = Array.from({ length: MAX_EQUAL + 1 }, () => seen.isRepeat(exchange(), 'two', AT))
  expect(told.filter(Boolean)).toHaveLength(MAX_EQUAL)
})
