import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import har from '../../../src/traffic/readers/har.ts'
import { damaged, readWith, seeded } from '../reading.ts'
import { archive, entry } from './archive.ts'

describe('what is no archive', () => {
  const good = archive(entry()).toString()
  test.each<[string, string, number, string, number]>([
    ['a byte order mark is no fault', `\ufeff${good}`, 1, '', 0],
    ['a cut in an entry', archive(entry(), entry()).subarray(0, -100).toString(), 1, 'the JSON ends', good.length - 2],
    ['a cut behind the entries', good.slice(0, -1), 1, 'the JSON ends', good.length - 1],
    ['text', 'hello', 0, 'this is no JSON object', 0],
    ['a list', ' []', 0, 'this is no JSON object', 1],
    ['a string', '"log"', 0, 'this is no JSON object', 0],
    ['nothing', '', 0, 'the JSON ends', 0],
    ['no entries', '{"log":{"pages":[]}}', 0, 'this JSON has no list log.entries', 0],
    ['entries of something else', '{"entries":[{}],"log":{"x":{"entries":[1]}}}', 0, 'this JSON has no list', 0],
    ['entries that are no list', '{"log":{"entries":{}}}', 0, 'this JSON has no list', 0],
    ['a second archive behind it', good + good, 1, 'something follows', good.length],
    ['a second list', '{"log":{"entries":[1],"entries":[]}}', 0, 'an entry is no object', 19],
  ])('%s', async (_, ...[text, kept, detail, startByte]) => {
    const { exchanges, tally } = await readWith(har, Buffer.from(text))
    expect(exchanges).toHaveLength(kept)
    const [first] = tally.faults
    expect([first?.detail.slice(0, detail.length) ?? '', first?.startByte ?? 0]).toEqual([detail, startByte])
  })

  test('elements that are no entries are counted with their place, and the others kept', async () => {
    const text = archive('A')
      .toString()
      .replace('"A"', `null, "x" ,7,[1],{},{"a":},${JSON.stringify(entry())}, x`)
    const { exchanges, tally } = await readWith(har, Buffer.from(text))
    expect(exchanges.map((one) => one.ordinal)).toEqual([6])
    expect(tally.counts).toEqual({ entries: 8, bad_entries: 7 })
    expect(tally.faults.map((one) => text.slice(one.startByte, one.endByte ?? 0))).toEqual([
      'null',
      '"x"',
      '7',
      '[1]',
      '{}',
      '{"a":}',
      'x',
    ])
  })

  test('bytes that are not UTF-8 are told', async () => {
    const bytes = archive(entry())
    bytes[bytes.indexOf('hello')] = 0xff
    const { exchanges, tally } = await readWith(har, bytes)
    expect(exchanges).toHaveLength(1)
    expect(tally.faults.map((one) => one.detail)).toEqual(['an entry holds bytes that are not UTF-8'])
  })

  test('each way of breaking the format is told once', async () => {
    const headers = [{ name: 'A', value: '1' }, { name: 'B' }]
    const twice = archive(entry({ request: { headers } }), entry({ request: { headers: headers.toReversed() } }))
    expect((await readWith(har, twice)).tally.faultCount).toBe(1)
    const lacking = entry({ response: { cookies: undefined } })
    const { exchanges, tally } = await readWith(har, archive(lacking, lacking, entry({ request: { queryString: 7 } })))
    expect(exchanges).toHaveLength(3)
    expect(tally.faults.map((one) => one.detail)).toEqual([
      "entries do not follow HAR 1.2, here first: /response must have required property 'cookies'",
      'entries do not follow HAR 1.2, here first: /request/queryString must be array',
    ])
  })
})

/** Small and with everything in it that the scanner tells apart. */
const sample = Buffer.from(
  `\ufeff${JSON.stringify({
    log: {
      version: '1.2',
      '\\"log': { entries: [{}] },
      creator: {
        name: 'l[o{g',
        version: '1',
      },
      __proto__: null,
      entries: [
        entry(),
        3,
        entry({
          content: {
            text: 'aGVsbG8=',
            encoding: 'base64',
          },
        }),
        'x"]',
        null,
        [[]],
        {},
      ],
      comment: '}',
    },
  })} `,
)

test('how the file is cut makes no difference', async () => {
  const whole = await readWith(har, sample)
  expect(whole.tally.counts).toEqual({ entries: 7, bad_entries: 5 })
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 })
  const copies = fc.option(fc.integer())
  await fc.assert(
    fc.asyncProperty(sizes, copies, async (cuts, seed) => {
      const bytes = seed === null ? sample : damaged(sample, seeded(seed), 0.005)
      expect(await readWith(har, bytes, cuts)).toEqual(await readWith(har, bytes, [bytes.length]))
    }),
    { numRuns: 200 },
  )
})

test('nothing in a damaged file throws, and every entry is counted once', async () => {
  const random = seeded(1)
  for (let run = 0; run < 3000; run++) {
    const { exchanges, tally } = await readWith(har, damaged(sample, random, run % 2 === 0 ? 0.02 : 0.001))
    expect(exchanges.length + (tally.counts.bad_entries ?? 0)).toBe(tally.counts.entries ?? 0)
    const numbers = exchanges.flatMap((one) => [one.request?.startedAtUtcMs, one.response?.endedAtUtcMs])
    expect(numbers.every((number) => number == null || Number.isFinite(number))).toBe(true)
  }
})
