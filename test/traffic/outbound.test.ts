import { expect, test } from 'vitest'
import type { HttpRequest } from '../../src/model/exchange.ts'
import { outboundValues } from '../../src/traffic/outbound.ts'

const request = (target: string, body = '', type = ''): HttpRequest => ({
  method: 'POST',
  target,
  host: 'server.example',
  version: '1.1',
  headers: type === '' ? [] : [['Content-Type', type]],
  startedAtUtcMs: null,
  endedAtUtcMs: null,
  wireBytes: body.length,
  bodyBytes: body.length,
  bodySha256: null,
  bodyHead: Buffer.from(body),
  complete: true,
  missedBytes: 0,
  faults: [],
})

const FORM = 'application/x-www-form-urlencoded'

test.each<[string, HttpRequest, string[]]>([
  ['nothing', request('/'), []],
  ['values of the query, as they are meant', request('/a?v=3.8&empty=&t=%E7%81%AF+x'), ['query v=3.8', 'query t=灯 x']],
  ['fields of a form', request('/a', 'account=kite&text=%E7%81%AF', FORM), ['form account=kite', 'form text=灯']],
  ['what says it is a form and is none', request('/a', 'q83vEjQ=', 'text/plain'), ['body=q83vEjQ=']],
  ['base64 in a form’s clothes', request('/a', 'q83v/EjRQ==', FORM), ['body=q83v/EjRQ==']],
  ['base64 that looks like a field without a value', request('/a', 'q83vEjQ=', FORM), ['body=q83vEjQ=']],
  ['strings of a JSON object', request('/a', '{"m":"灯","n":4,"e":"","o":{"x":"y"}}'), ['json m=灯']],
  ['what only begins like JSON', request('/a', '{broken'), ['body={broken']],
  ['body and query together', request('/a?v=1', 'raw'), ['body=raw', 'query v=1']],
])('%s', (_, given, expected) => {
  expect(outboundValues(given).map(({ part, bytes }) => `${part}=${Buffer.from(bytes).toString()}`)).toEqual(expected)
})

test('a body that is not kept whole is one value: its head', () => {
  const long = { ...request('/a', 'a=1&b=2', FORM), bodyBytes: 100_000 }
  expect(outboundValues(long).map(({ part }) => part)).toEqual(['body'])
})

test('no request has more than 64', () => {
  const query = Array.from({ length: 500 }, (_, i) => `n${i}=${i}`).join('&')
  expect(outboundValues(request(`/?${query}`))).toHaveLength(64)
})
