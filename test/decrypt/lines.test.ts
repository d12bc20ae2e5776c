import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LineBatch, openLines } from '../../src/decrypt/lines.ts'
import { describeChain } from '../../src/model/chain.ts'
import { chainOf, chainsFor, keyFor, seal } from './encoder.ts'

const batchOf = (lines: readonly (string | Uint8Array)[]): LineBatch => {
  const parts = lines.map((line) => Buffer.from(line))
  const ends = Uint32Array.from(parts.map((_, i) => Buffer.concat(parts.slice(0, i + 1)).length))
  const starts = ends.map((end, i) => end - (parts[i]?.length ?? 0))
  return { bytes: Buffer.concat(parts), starts, ends, failed: new Uint8Array(parts.length), count: parts.length }
}

const linesOf = ({ bytes, starts, ends, failed, count }: LineBatch): (string | null)[] =>
  Array.from({ length: count }, (_, i) =>
    failed[i] === 1 ? null : Buffer.from(bytes.subarray(starts[i], ends[i])).toString(),
  )

const TEXTS = ['2008-08-01 10:43:15\t58.30.1.9\tu1\t今天天气不错', 'a', '12345678', '0123456789abcdef', '谢谢 :)']

describe('every chain over lines', () => {
  const chains = (['hex', 'base64', 'base64url'] as const).flatMap((armour) => chainsFor('line', armour))
  test.each(chains.map((chain) => [describeChain(chain), chain] as const))('%s', (_, chain) => {
    const key = keyFor(chain.cipher)
    const sealed = seal(
      TEXTS.map((text) => Buffer.from(text)),
      chain,
      key,
    )
      .toString('latin1')
      .trimEnd()
      .split('\n')
    const open = openLines(chain, key)
    expect(linesOf(open(batchOf(sealed)))).toEqual(TEXTS)
    expect(linesOf(open(batchOf(sealed.map((line) => `${line}\r`))))).toEqual(TEXTS)
    // Nothing is carried from one batch to the next, and a bad line disturbs no other.
    const withBad = linesOf(open(batchOf(['!!', ...sealed.slice(2), 'A', ...sealed.slice(0, 2)])))
    expect(withBad).toEqual([null, ...TEXTS.slice(2), null, ...TEXTS.slice(0, 2)])
  })
})

describe('armour is strict', () => {
  test.each([
    ['base64', 'Zm9v', 'foo'],
    ['base64', 'Zm8=', 'fo'],
    ['base64', 'Zg==', 'f'],
    ['base64', 'Zh==', 'f'], // bits that do not count
    ['base64', '', ''],
    ['base64', 'Zm8', null],
    ['base64', 'Zg=', null],
    ['base64', 'Z===', null],
    ['base64', 'Zm9vZ', null],
    ['base64', 'Zm=v', null],
    ['base64', 'Zm9-', null],
    ['base64', 'Zm 9v', null],
    ['base64url', 'Zm8', 'fo'],
    ['base64url', 'Zm8=', 'fo'],
    ['base64url', 'Pz8_', '???'],
    ['base64url', 'Pz8/', null],
    ['base64url', 'Zm9vZ', null],
    ['hex', '666F6f', 'foo'],
    ['hex', '666', null],
    ['hex', '66 6f', null],
  ] as const)('%s %j gives %j', (armour, line, plain) => {
    expect(linesOf(openLines(chainOf({ unit: 'line', armour }), null)(batchOf([line])))).toEqual([plain])
  })

  test('whatever base64 decodes, Node decodes to the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (units) => {
        const open = openLines(chainOf({ unit: 'line', armour: 'base64' }), null)
        const out = open(batchOf(units.map((unit) => Buffer.from(unit).toString('base64'))))
        const opened = units.map((_, i) => Buffer.from(out.bytes.subarray(out.starts[i], out.ends[i])))
        expect(opened).toEqual(units.map((unit) => Buffer.from(unit)))
      }),
    )
  })
})

describe('lines that do not open', () => {
  const des = chainOf({ unit: 'line', armour: 'hex', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
  const key = keyFor('des')

  test('no whole block, nothing at all, impossible padding', () => {
    const good = seal([Buffer.from('good')], des, key)
      .toString()
      .trim()
    const unpadded = seal([Buffer.from('12345678')], { ...des, padding: 'none' }, key)
      .toString()
      .trim()
    expect(linesOf(openLines(des, key)(batchOf([good, good.slice(2), '', unpadded, good])))).toEqual([
      'good',
      null,
      null,
      null,
      'good',
    ])
  })

  test('too short for the vector in front', () => {
    const chain = chainOf({ unit: 'line', armour: 'hex', cipher: 'aes', mode: 'ctr', iv: { kind: 'prefix' } })
    expect(linesOf(openLines(chain, keyFor('aes'))(batchOf(['00'.repeat(15), '00'.repeat(16)])))).toEqual([null, ''])
  })

  test('lines marked before stay marked', () => {
    const batch = { ...batchOf(['Zm9v', 'Zm9v']), failed: Uint8Array.of(1, 0) }
    expect(linesOf(openLines(chainOf({ unit: 'line', armour: 'base64' }), null)(batch))).toEqual([null, 'foo'])
  })
})

test('a key that does not fit its chain is refused', () => {
  expect(() => openLines(chainOf({ unit: 'line', cipher: 'des', mode: 'ecb' }), Buffer.alloc(7))).toThrow('des')
  expect(() => openLines(chainOf({ unit: 'line', cipher: 'nonesuch', mode: 'ecb' }), Buffer.alloc(8))).toThrow(
    'nonesuch',
  )
})
