import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACK, down, FIN, handshake, PSH, RST, SYN, up } from '../build.ts'
import { dissected } from './dissected.ts'

const A = '0 10.0.0.1:1000 10.0.0.2:80'

/** Name, packets behind a handshake, what the reader is told, what is counted beside packets. */
const CASES: readonly (readonly [string, readonly Buffer[], readonly string[], Readonly<Record<string, number>>])[] = [
  [
    'in order, over the wrap of the sequence number',
    [up('GET / HTTP/1.0\r\n'), up('\r\n', { at: 16 }), down('200', { ack: 18 })],
    ['0> GET / HTTP/1.0\r\n', '0> \r\n', '0< 200', '0 capture'],
    {},
  ],
  [
    'out of order',
    [up('one '), up('three', { at: 8 }), up('two ', { at: 4 })],
    ['0> one ', '0> two ', '0> three', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  [
    'in reverse',
    [up('ccc', { at: 6 }), up('bbb', { at: 3 }), up('aaa')],
    ['0> aaa', '0> bbb', '0> ccc', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  ['repeated', [up('abc'), up('abc'), up('d', { at: 3 })], ['0> abc', '0> d', '0 capture'], { retransmitted: 1 }],
  [
    'repeated in larger segments',
    [up('abc'), up('def', { at: 3 }), up('abcdefgh')],
    ['0> abc', '0> def', '0> gh', '0 capture'],
    { retransmitted: 1 },
  ],
  [
    'repeated while it waits',
    [up('def', { at: 3 }), up('cdefg', { at: 2 }), up('ab')],
    ['0> ab', '0> c', '0> def', '0> g', '0 capture'],
    { retransmitted: 1, ahead_of_sequence: 1 },
  ],
  [
    'a repetition that says something else: the first is kept',
    [up('GOOD'), up('EVIL'), up('!', { at: 4 })],
    ['0> GOOD', '0> !', '0 capture'],
    { retransmitted: 1, conflicting_bytes: 4 },
  ],
  [
    'one that says something else before the first was handed on',
    [up('GOOD', { at: 2 }), up('xxGODDyy'), up('z', { at: 8 })],
    ['0> xx', '0> GOOD', '0> yy', '0> z', '0 capture'],
    { retransmitted: 1, ahead_of_sequence: 1, conflicting_bytes: 1 },
  ],
  [
    'a late repetition reaches back over several segments',
    [up('ab'), up('cd', { at: 2 }), up('ef', { at: 4 }), up('xBcDef')],
    ['0> ab', '0> cd', '0> ef', '0 capture'],
    { retransmitted: 1, conflicting_bytes: 3 },
  ],
  [
    'a hole at the end of the capture',
    [up('abc'), up('ghi', { at: 6 })],
    ['0> abc', '0> (3)', '0> ghi', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  [
    'bytes that only their acknowledgement tells of',
    [up('abc'), down('', { ack: 10 })],
    ['0> abc', '0> (7)', '0 capture'],
    {},
  ],
  [
    'one byte more acknowledged may be a FIN that was not captured',
    [up('abc'), down('', { ack: 4 })],
    ['0> abc', '0 capture'],
    {},
  ],
  [
    'a FIN from outside any window is not of the connection',
    [up('abc'), up('', { at: 2 ** 30 + 100, flags: FIN | ACK }), up('def', { at: 3 })],
    ['0> abc', '0> def', '0 capture'],
    {},
  ],
  [
    'a segment from far ahead comes when nothing else does',
    [up('abc'), up('far', { at: 2 ** 30 + 100 }), up('def', { at: 3 })],
    ['0> abc', '0> def', `0> (${2 ** 30 + 94})`, '0> far', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  [
    'nothing comes behind the end',
    [up('abc'), up('behind', { at: 9 }), up('', { at: 3, flags: FIN | ACK }), up('def', { at: 3 })],
    ['0> abc', '0> FIN', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  [
    'a keep-alive is no repetition',
    [up('abc'), up('', { at: 2 }), up('\0', { at: 2 }), up('def', { at: 3 })],
    ['0> abc', '0> def', '0 capture'],
    {},
  ],
  [
    'both ends finish: the reader is let go, stragglers are none of it',
    [
      up('abc'),
      up('', { at: 3, flags: FIN | ACK }),
      down('', { ack: 4, flags: FIN | ACK }),
      up('', { at: 4, ack: 1 }),
      up('abc'),
    ],
    ['0> abc', '0> FIN', '0< FIN', '0 capture'],
    { retransmitted: 1 },
  ],
  [
    'a FIN waits for the bytes before it',
    [up('def', { at: 3, flags: FIN | ACK | PSH }), up('abc')],
    ['0> abc', '0> def', '0> FIN', '0 capture'],
    { ahead_of_sequence: 1 },
  ],
  [
    'half open: one end finishes, the other goes on',
    [up('abc', { flags: FIN | ACK }), down('1', { ack: 4 }), down('2', { at: 1, ack: 4 })],
    ['0> abc', '0> FIN', '0< 1', '0< 2', '0 capture'],
    {},
  ],
  [
    'a hole before a FIN',
    [up('abc'), up('', { at: 5, flags: FIN | ACK })],
    ['0> abc', '0> (2)', '0> FIN', '0 capture'],
    {},
  ],
  [
    'reset; what follows a forged one is still read',
    [up('abc'), down('', { flags: RST }), down('true answer', { ack: 3 })],
    ['0> abc', '0< true answer', '0 reset'],
    {},
  ],
  ['reset at once', [up('', { flags: RST | ACK }), up('x')], ['0> x', '0 reset'], {}],
  [
    'a reset answered by a finish of both ends is what it was at the end',
    [up('', { flags: FIN | ACK }), down('', { flags: RST }), down('', { ack: 1, flags: FIN | ACK })],
    ['0> FIN', '0< FIN', '0 capture'],
    {},
  ],
  [
    'an answer captured before what it answers is handed on behind it',
    [down('answer', { ack: 7 }), up('request')],
    ['0> request', '0< answer', '0 capture'],
    {},
  ],
  [
    'a whole dialogue with one direction captured late',
    [down('a1', { ack: 2 }), down('a2', { at: 2, ack: 4 }), up('q1'), up('q2', { at: 2, ack: 2 })],
    ['0> q1', '0< a1', '0> q2', '0< a2', '0 capture'],
    {},
  ],
  [
    'an acknowledgement from outside any window is not believed',
    [down('', { ack: 2 ** 30 + 100 }), up('abc')],
    ['0> abc', '0 capture'],
    {},
  ],
  [
    'repeated SYN and answers are the same connection',
    [up('', { flags: SYN }), down('', { flags: SYN | ACK }), up('abc')],
    ['0> abc', '0 capture'],
    {},
  ],
  [
    'a forged answer to the SYN does not end the connection',
    [down('', { flags: SYN | ACK, isn: 77 }), up('abc')],
    ['0> abc', '0 capture'],
    {},
  ],
]

describe('a connection', () => {
  test.each(CASES)('%s', (_, ...[packets, lines, counted]) => {
    const { lines: told, counts } = dissected([...handshake(), ...packets])
    expect(told).toEqual([A, ...lines])
    const { packets: n, ipv4, tcp, connections, ...rest } = counts
    expect([n, ipv4, tcp, connections]).toEqual([packets.length + 3, packets.length + 3, packets.length + 3, 1])
    expect(rest).toEqual(counted)
  })

  test('without anything to read nobody is asked to read', () => {
    expect(dissected(handshake())).toMatchObject({ lines: [], counts: { connections: 1, tcp: 3 } })
  })

  test('data in the SYN comes first', () => {
    const packets = [up('early', { flags: SYN }), down('', { flags: SYN | ACK, ack: 5 }), up(' late', { at: 5 })]
    expect(dissected(packets).lines).toEqual([A, '0> early', '0>  late', '0 capture'])
  })

  test('who answers a SYN did not open it', () => {
    const packets = [down('', { flags: SYN | ACK }), up('abc'), down('def', { ack: 3 })]
    expect(dissected(packets).lines).toEqual([A, '0> abc', '0< def', '0 capture'])
  })

  test('without SYN the first sender stands first, and its bytes begin where they are seen', () => {
    const packets = [
      down('middle', { at: 1000, ack: 500 }),
      up('ok', { at: 500, ack: 1006 }),
      down('end', { at: 1006 }),
    ]
    expect(dissected(packets).lines).toEqual([
      '0 10.0.0.2:80 10.0.0.1:1000',
      '0> middle',
      '0< ok',
      '0> end',
      '0 capture',
    ])
  })

  test('a keep-alive that the capture begins with is not its first byte', () => {
    const packets = [up('', { at: 99 }), down('', { ack: 100 }), up('abc', { at: 100 })]
    expect(dissected(packets)).toMatchObject({ lines: [A, '0> abc', '0 capture'], counts: { tcp: 3 } })
    expect(dissected(packets).counts).not.toHaveProperty('ahead_of_sequence')
  })

  test('the same ends again: another connection, whose bytes are its own', () => {
    const again = { isn: 70_000 }
    const packets = [...handshake(), up('abc'), up('', { flags: SYN, ...again }), up('def', again)]
    expect(dissected(packets).lines).toEqual([A, '0> abc', '0 replaced', A.replace('0', '1'), '1> def', '1 capture'])
  })

  test('the same ends again after a proper end, the SYN of which is not in the capture', () => {
    const ended = [...handshake(), up('', { flags: FIN | ACK }), down('', { ack: 1, flags: FIN | ACK })]
    const packets = [...ended, down('', { flags: SYN | ACK, isn: 9 }), down('b', { isn: 9, ack: 5000 })]
    const { lines, counts } = dissected(packets)
    expect(lines).toEqual([A, '0> FIN', '0< FIN', '0 capture', A.replace('0', '1'), '1< b', '1 capture'])
    expect(counts.connections).toBe(2)
  })

  test('streams are numbered in the order of first packets, whether they have bytes or not', () => {
    const packets = [up('', { flags: SYN, port: 1 }), up('b', { port: 2 }), up('c', { port: 3 }), up('a', { port: 1 })]
    const { lines } = dissected(packets)
    expect(lines.filter((line) => line.includes('>'))).toEqual(['1> b', '2> c', '0> a'])
  })
})

const filler = (n: number): Buffer[] => Array.from({ length: n }, () => down(''))

const hole = (n: number, packets: number): Buffer[] => [
  up('x', { at: n * 10 + 9 }),
  down('', { ack: n * 10 + 10 }),
  ...filler(packets),
]
const waitedFor = (packets: readonly Buffer[], late: number): boolean =>
  dissected([...handshake(), ...packets, up('123456789', { at: late * 10 })]).lines.includes('0> 123456789')

describe('bytes that were not captured', () => {
  test('are missed when the other end has them and many packets later they have not come', () => {
    const three = [up('abc'), up('ghi', { at: 6 }), down('', { ack: 9 })]
    expect(dissected([...handshake(), ...three, ...filler(60), up('def', { at: 3 })]).lines).toEqual([
      A,
      '0> abc',
      '0> def',
      '0> ghi',
      '0 capture',
    ])
    expect(dissected([...handshake(), ...three, ...filler(70), up('def', { at: 3 })]).lines).toEqual([
      A,
      '0> abc',
      '0> (3)',
      '0> ghi',
      '0 capture',
    ])
  })

  test('are not missed while the other end does not have them', () => {
    const packets = [up('abc'), up('ghi', { at: 6 }), down('', { ack: 3 }), ...filler(300), up('def', { at: 3 })]
    expect(dissected([...handshake(), ...packets]).lines).toEqual([A, '0> abc', '0> def', '0> ghi', '0 capture'])
  })

  test('are waited for less where they never came, and longer again where bytes came', () => {
    const first = [...hole(0, 70), ...hole(1, 20)]
    expect(waitedFor(hole(0, 30), 0)).toBe(true)
    expect(waitedFor(first, 1)).toBe(false)
    expect(waitedFor([...hole(0, 70), ...hole(1, 10)], 1)).toBe(true)
    const better = Array.from({ length: 40 }, (_, n) => up('y'.repeat(10), { at: 20 + n * 10 }))
    expect(waitedFor([...first, ...better, ...hole(60, 30)], 60)).toBe(true)
  })

  test('contradictions in what was received hold nothing up for ever', () => {
    const packets = [...handshake(), up('a', { ack: 1 }), down('b', { ack: 1 }), up('later', { port: 2 })]
    expect(dissected(packets).lines.filter((line) => /[<>]/.test(line))).toEqual(['0> a', '0< b', '1> later'])
  })

  test('hold back what was sent in answer to them, not for ever', () => {
    const packets = [
      ...handshake(),
      down('answer to the lost', { ack: 20 }),
      ...filler(70),
      up('next', { at: 20, ack: 18 }),
    ]
    expect(dissected(packets).lines).toEqual([A, '0< answer to the lost', '0> (20)', '0> next', '0 capture'])
  })

  test('a forged acknowledgement costs no bytes', () => {
    const packets = [...handshake(), down('', { ack: 5000 }), ...filler(70), up('abc'), up('def', { at: 3 })]
    expect(dissected(packets).lines).toEqual([A, '0> abc', '0> def', '0> (4994)', '0 capture'])
  })

  test('more than four mebibytes wait for nothing', () => {
    const block = 'x'.repeat(1400)
    const packets = Array.from({ length: 3200 }, (_, n) => up(block, { at: 10 + n * 1400 }))
    const { lines } = dissected([...handshake(), ...packets, up('late', { at: 0 })])
    expect(lines.slice(0, 3)).toEqual([A, '0> (10)', `0> ${block}`])
    expect(lines).toHaveLength(2 + 3200 + 1)
  })
})

describe('small pieces', () => {
  test('that wait cost more than their bytes', () => {
    const pieces = Array.from({ length: 8300 }, (_, n) => up('x', { at: 1 + n * 2 }))
    const { lines } = dissected([...handshake(), ...pieces, up('marker', { port: 2 })])
    const before = lines.slice(0, lines.indexOf('1> marker'))
    expect(before.filter((line) => line === '0> x').length).toBeGreaterThan(8000)
  })
})

describe('whatever the order of the packets', () => {
  const stream = 'The quick brown fox jumps over the lazy dog, twice, and then once more for good measure.'
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: stream.length - 1 }), { maxLength: 12 })
    .map((places) => [0, ...places.toSorted((a, b) => a - b), stream.length])
  const segments = cuts.map((places) =>
    places.slice(1).map((end, n) => ({ at: places[n] ?? 0, text: stream.slice(places[n], end) })),
  )

  test('the stream is the same', () => {
    const shuffled = segments.chain((list) => fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))
    fc.assert(
      fc.property(shuffled, (list) => {
        const { lines, counts } = dissected([...handshake(), ...list.map(({ at, text }) => up(text, { at }))])
        const text = lines.filter((line) => line.startsWith('0> ')).map((line) => line.slice(3))
        expect(text.join('')).toBe(stream)
        expect(counts.conflicting_bytes).toBeUndefined()
      }),
    )
  })

  test('bytes and gaps add up to the stream, and nothing is handed on twice', () => {
    const some = segments.chain((list) => fc.shuffledSubarray([...list, ...list, ...list], { minLength: 1 }))
    fc.assert(
      fc.property(some, (list) => {
        const { lines } = dissected([...handshake(), ...list.map(({ at, text }) => up(text, { at }))])
        let [at, told] = [0, '']
        for (const line of lines.filter((one) => one.startsWith('0> '))) {
          const missedBytes = Number(/^\((\d+)\)$/.exec(line.slice(3))?.[1] ?? 0)
          told += missedBytes > 0 ? stream.slice(at, at + missedBytes) : line.slice(3)
          at = told.length
        }
        expect(stream.startsWith(told)).toBe(true)
        expect(at).toBe(Math.max(...list.map((one) => one.at + one.text.length)))
      }),
    )
  })
})
