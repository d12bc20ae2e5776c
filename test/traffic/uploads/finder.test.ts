import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import type { HttpRequest } from '../../../src/model/exchange.ts'
import { addRequest, newFinder, rankEndpoints } from '../../../src/traffic/uploads/finder.ts'
import { FEATURES, scoreOf } from '../../../src/traffic/uploads/score.ts'
import { exchangeOf, request } from '../simulated.ts'

const NONE = new Map<string, number | null>()
const found = (requests: readonly Partial<HttpRequest>[], address: (index: number) => string = () => '10.0.0.1') => {
  const finder = newFinder(seededRandom(1))
  for (const [index, given] of requests.entries()) {
    const client = { address: address(index), port: 1 }
    addRequest(finder, 'e', exchangeOf({ client, request: request({ target: '/', ...given }) }))
  }
  const [first] = rankEndpoints(finder, NONE)
  if (first === undefined) throw new Error('no endpoint')
  return first
}

test('outbound bytes are those of bodies and of values in the query', () => {
  const sent = [{ target: '/?a=12345&b=%E4%BD%A0', bodyHead: Buffer.alloc(10) }, { target: '/' }, { target: '/?a=1' }]
  const { medianOutboundBytes, bodies, requests } = found(sent)
  expect([medianOutboundBytes, bodies, requests]).toEqual([1, 2, 3])
  expect(found(sent.slice(0, 1)).medianOutboundBytes).toBe(5 + 3 + 10)
})

const type = (value: string) => [['Content-Type', value]] as const
const at = (times: readonly number[]) => times.map((startedAtUtcMs) => ({ startedAtUtcMs }))

test('hosts are told apart with their ports, cookies and types are counted', () => {
  const cookie = [['Cookie', 'a=b']] as const
  const body = { bodyHead: Buffer.from('a=1') }
  const { hosts, cookielessShare, contentType, lyingShare } = found([
    { host: 'A.example.com', headers: cookie },
    { host: 'a.example.com' },
    { host: 'a.example.com:81', headers: type('text/plain'), ...body },
    { headers: type('application/json'), ...body },
    { headers: type('application/json'), ...body },
  ])
  expect([hosts, cookielessShare, contentType, lyingShare]).toEqual([3, 0.8, 'application/json', 2 / 3])
})

test('pauses of each client by itself: a clock varies by nothing', () => {
  expect(found(at([0, 1000, 2000, 3000])).pauseVariation).toBe(0)
  expect(found(at([0, 1000, 2000])).pauseVariation).toBeNull()
  // Two clocks, out of step
  const two = at([0, 300, 1000, 1300, 2000, 2300, 3000, 3300])
  expect(found(two, (index) => `10.0.0.${index % 2}`).pauseVariation).toBe(0)
  expect(found(two).pauseVariation).toBeGreaterThan(0.3)
  // Pauses 1, 1, 4: mean 2, deviation √2
  expect(found(at([6000, 1000, 2000, 0])).pauseVariation).toBeCloseTo(Math.SQRT2 / 2, 12)
})

test('the longest value is judged: what goes with an upload says nothing', () => {
  const secret = Buffer.from(Array.from({ length: 60 }, (_, index) => (index * 167) & 0xff)).toString('base64url')
  const { entropyShare } = found([{ target: `/?account=kite.cellar38&version=3.8.4.44&t=${secret}` }])
  expect(entropyShare).toBeCloseTo(1, 10)
})

test('rarity is the share of requests that went elsewhere; the rank follows the score', () => {
  const finder = newFinder(seededRandom(1))
  const add = (endpoint: string, times: number, given: Partial<HttpRequest> = {}) => {
    for (let turn = 0; turn < times; turn += 1)
      addRequest(finder, endpoint, exchangeOf({ request: request({ target: '/', ...given }) }))
  }
  add('often', 9)
  add('seldom', 1, { bodyHead: Buffer.alloc(300) })
  const ranked = rankEndpoints(finder, new Map([['often', 0.9]]))
  expect(
    ranked.map(({ endpoint, rank, rarity, sizeCorrelation }) => [endpoint, rank, rarity, sizeCorrelation]),
  ).toEqual([
    ['often', 1, 1 - 0.9, 0.9],
    ['seldom', 2, 0.9, null],
  ])
  expect(rankEndpoints(finder, NONE).map(({ endpoint }) => endpoint)).toEqual(['seldom', 'often'])
})

test('more endpoints than there is room for are counted as one, which comes last', () => {
  const finder = newFinder(seededRandom(1))
  for (let number = 0; number < 10_500; number += 1)
    addRequest(finder, `GET x${number}`, exchangeOf({ request: request({ target: '/', bodyHead: Buffer.alloc(9) }) }))
  const again = addRequest(finder, 'GET x1', exchangeOf({ request: request({ target: '/' }) }))
  const ranked = rankEndpoints(finder, NONE)
  expect([ranked.length, again.endpoint, ranked.at(-1)?.endpoint, ranked.at(-1)?.requests]).toEqual([
    10_001,
    'GET x1',
    'other',
    500,
  ])
})

test('of a million sizes some are kept, and their middle is that of all', () => {
  const { medianOutboundBytes, requests } = found(Array.from({ length: 20_000 }, (_, index) => ({ bodyBytes: index })))
  expect(requests).toBe(20_000)
  expect(Math.abs(medianOutboundBytes - 10_000)).toBeLessThan(1500)
})

test('weights add up to one, and every feature moves the score by its weight', () => {
  expect(Object.values(FEATURES).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
  const { rank: _rank, score: _score, ...nothing } = found([{}])
  const least = {
    ...nothing,
    entropyShare: 0.5,
    lyingShare: 0,
    rarity: 0,
    cookielessShare: 0,
    pauseVariation: 0.1,
    sizeCorrelation: -1,
  }
  const most = {
    entropyShare: 1,
    lyingShare: 1,
    rarity: 1,
    cookielessShare: 1,
    pauseVariation: 2,
    sizeCorrelation: 1,
    medianOutboundBytes: 256,
  }
  expect(scoreOf(least)).toBe(0)
  expect(scoreOf({ ...least, ...most })).toBeCloseTo(1, 12)
  const names = [
    ['entropy', 'entropyShare'],
    ['lying', 'lyingShare'],
    ['correlation', 'sizeCorrelation'],
    ['size', 'medianOutboundBytes'],
    ['rarity', 'rarity'],
    ['unevenness', 'pauseVariation'],
    ['cookieless', 'cookielessShare'],
  ] as const
  expect(names.map(([feature]) => feature).toSorted()).toEqual(Object.keys(FEATURES).toSorted())
  for (const [feature, name] of names)
    expect([feature, scoreOf({ ...least, [name]: most[name] })]).toEqual([feature, FEATURES[feature].weight])
  for (const name of ['entropyShare', 'lyingShare', 'sizeCorrelation', 'pauseVariation'])
    expect(scoreOf({ ...least, [name]: null })).toBe(0)
})
