import { describe, expect, test } from 'vitest'
import type { HttpMessage } from '../../../src/model/exchange.ts'
import { Pairing } from '../../../src/traffic/http/pairing.ts'

const MESSAGE: HttpMessage = {
  startedAtUtcMs: null,
  endedAtUtcMs: null,
  version: '1.1',
  headers: [],
  wireBytes: 0,
  bodyBytes: 0,
  bodySha256: null,
  bodyHead: new Uint8Array(0),
  complete: true,
  missedBytes: 0,
  faults: [],
}

type Event =
  /** A request named by its target, or an answer named by its status, at a time. */
  | ['ask', string, number | null]
  | ['answer', number, number | null]
  | ['lost requests' | 'lost answers', least: number, most: number]

/** Pairs as `a-200`, in the order in which they are handed on. */
function pairs(events: readonly Event[]): string[] {
  const told: string[] = []
  const pairing = new Pairing(({ request, interim, response, heldBytes }) => {
    expect(heldBytes).toBe((request === null ? 0 : 1) + (response === null ? 0 : 10) + interim.length * 10)
    told.push([request?.target ?? '', ...interim.map(({ status }) => status), response?.status ?? ''].join('-'))
  })
  for (const [what, first, second] of events) {
    if (what === 'ask') {
      pairing.requestBegan('GET', second)
      pairing.requestEnded({ ...MESSAGE, method: 'GET', target: first, host: null }, 1)
    } else if (what === 'answer') {
      pairing.answerBegan(first >= 200, second)
      if (first >= 200) pairing.answerEnded({ ...MESSAGE, status: first }, 10)
      else pairing.interimEnded({ ...MESSAGE, status: first }, 10)
    } else if (what === 'lost requests') pairing.requestsLost({ least: first, most: second })
    else pairing.answersLost({ least: first, most: second })
  }
  pairing.close()
  return told
}

describe('answers come in the order of requests', () => {
  const cases: [string, Event[], string[]][] = [
    [
      'in turns',
      [
        ['ask', 'a', 1],
        ['answer', 200, 2],
        ['ask', 'b', 3],
        ['answer', 201, 4],
      ],
      ['a-200', 'b-201'],
    ],
    [
      'asked ahead',
      [
        ['ask', 'a', 1],
        ['ask', 'b', 1],
        ['answer', 200, 2],
        ['answer', 201, 2],
      ],
      ['a-200', 'b-201'],
    ],
    [
      'without times',
      [
        ['ask', 'a', null],
        ['ask', 'b', null],
        ['answer', 200, null],
      ],
      ['a-200', 'b-'],
    ],
    [
      'interim answers',
      [
        ['ask', 'a', 1],
        ['answer', 100, 2],
        ['answer', 200, 3],
      ],
      ['a-100-200'],
    ],
    [
      'an answer before its time',
      [
        ['ask', 'a', 5],
        ['answer', 200, 2],
        ['answer', 201, 6],
      ],
      ['-200', 'a-201'],
    ],
    [
      'an answer to nothing',
      [
        ['answer', 100, 1],
        ['answer', 200, 2],
        ['ask', 'a', 3],
      ],
      ['-100-200', 'a-'],
    ],
    ['an interim answer to nothing', [['answer', 100, 1]], ['-100-']],
  ]
  test.each(cases)('%s', (_, events, expected) => {
    expect(pairs(events)).toEqual(expected)
  })
})

describe('after answers went missing', () => {
  const lost: Event = ['lost answers', 1, 3]
  const cases: [string, Event[], string[]][] = [
    [
      'the last question before an answer is meant',
      [['ask', 'a', 1], lost, ['ask', 'b', 3], ['answer', 200, 4]],
      ['a-', 'b-200'],
    ],
    [
      'however late the hole is known',
      [['ask', 'a', 1], ['ask', 'b', 3], ['ask', 'c', 5], lost, ['answer', 200, 4], ['answer', 201, 6]],
      ['a-', 'b-200', 'c-201'],
    ],
    [
      'all is certain again after one',
      [
        ['ask', 'a', 1],
        lost,
        ['ask', 'b', 3],
        ['answer', 200, 4],
        ['ask', 'c', 5],
        ['ask', 'd', 5],
        ['answer', 201, 6],
        ['answer', 202, 7],
      ],
      ['a-', 'b-200', 'c-201', 'd-202'],
    ],
    [
      'nothing is certain of a client that asks ahead',
      [['ask', 'a', 1], ['ask', 'b', 1], ['answer', 200, 2], ['ask', 'c', 2], lost, ['answer', 201, 3]],
      ['a-200', '-201', 'b-', 'c-'],
    ],
    ['an interim answer may be all that went missing', [['ask', 'a', 1], lost, ['answer', 200, 4]], ['a-200']],
  ]
  test.each(cases)('%s', (_, events, expected) => {
    expect(pairs(events)).toEqual(expected)
  })
})

describe('after requests went missing', () => {
  const lost: Event = ['lost requests', 1, 3]
  const cases: [string, Event[], string[]][] = [
    ['their answers stand alone', [lost, ['answer', 200, 2], ['ask', 'a', 3], ['answer', 201, 4]], ['-200', 'a-201']],
    [
      'an answer is owed to them first',
      [['ask', 'a', 1], ['answer', 200, 2], lost, ['ask', 'b', 3], ['answer', 201, 4], ['answer', 202, 5]],
      ['a-200', '-201', 'b-202'],
    ],
    [
      'unless their answers went missing too',
      [lost, ['lost answers', 1, 2], ['ask', 'b', 3], ['answer', 201, 4]],
      ['b-201'],
    ],
    [
      'questions before them are not concerned',
      [['ask', 'a', 1], lost, ['ask', 'b', 3], ['answer', 200, 4]],
      ['a-200', 'b-'],
    ],
  ]
  test.each(cases)('%s', (_, events, expected) => {
    expect(pairs(events)).toEqual(expected)
  })
})

test('an answer that ends before its request waits for it', () => {
  const told: string[] = []
  const pairing = new Pairing(({ request, response }) => told.push(`${request?.target}-${response?.status}`))
  pairing.requestBegan('POST', 1)
  expect(pairing.answerBegan(true, 2)).toBe('POST')
  pairing.answerEnded({ ...MESSAGE, status: 413 }, 0)
  expect(told).toEqual([])
  pairing.requestEnded({ ...MESSAGE, method: 'POST', target: 'a', host: null }, 0)
  expect(told).toEqual(['a-413'])
})

test('a request without room does not wait, and its answer is given to no other', () => {
  const told: string[] = []
  const pairing = new Pairing(({ request, response }) =>
    told.push(`${request?.target ?? ''}-${response?.status ?? ''} ${request?.faults.join() ?? ''}`),
  )
  for (const [target, heldBytes] of [
    ['a', 1],
    ['b', 0],
    ['c', 1],
    ['d', 0],
  ] as const) {
    pairing.requestBegan('GET', 1)
    pairing.requestEnded({ ...MESSAGE, method: 'GET', target, host: null }, heldBytes)
  }
  expect(told).toEqual(['b- over-limit', 'd- over-limit'])
  for (const status of [200, 201, 202, 203]) {
    pairing.answerBegan(true, 2)
    pairing.answerEnded({ ...MESSAGE, status }, 1)
  }
  expect(told.slice(2)).toEqual(['a-200 ', '-201 ', 'c-202 ', '-203 '])
})

test('nor in a connection whose client waits for each answer', () => {
  const told: string[] = []
  const pairing = new Pairing(({ request, response }) =>
    told.push(`${request?.target ?? ''}-${response?.status ?? ''}`),
  )
  for (const [target, heldBytes, atUtcMs] of [
    ['a', 0, 1],
    ['b', 1, 3],
  ] as const) {
    pairing.requestBegan('GET', atUtcMs)
    pairing.requestEnded({ ...MESSAGE, method: 'GET', target, host: null }, heldBytes)
  }
  for (const status of [200, 201]) {
    pairing.answerBegan(true, status)
    pairing.answerEnded({ ...MESSAGE, status }, 1)
  }
  expect(told).toEqual(['a-', '-200', 'b-201'])
})
