import { createCipheriv, createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { searchChain } from '../../src/decrypt/search.ts'
import { type DecodeChain, describeChain, type KeyCandidate, PLAIN } from '../../src/model/chain.ts'
import { chainOf, chainsFor, keyFor, seal } from './encoder.ts'
import { candidate, chance, DECOYS, keysIn, logLines, parseRate, sampleOf } from './evidence.ts'

const LINES = logLines(60)
const TEXT = Buffer.concat(LINES.flatMap((line) => [line, Buffer.from('\n')]))
const search = (bytes: Uint8Array, keys: readonly KeyCandidate[]) => searchChain(sampleOf(bytes), keys, { parseRate })

// Blocks of ciphertext hold line feeds: without armour nobody can write them line by line.
const isWritable = ({ unit, armour, mode }: DecodeChain): boolean =>
  unit === 'file' || armour !== 'none' || mode === 'stream'

describe('the right key among decoys', () => {
  const units = ['line', 'file'] as const
  const armours = ['none', 'hex', 'base64', 'base64url'] as const
  const chains = units.flatMap((unit) => armours.flatMap((armour) => chainsFor(unit, armour))).filter(isWritable)
  test.each(chains.map((chain) => [describeChain(chain), chain] as const))('%s', (_, chain) => {
    const key = candidate(keyFor(chain.cipher))
    const iv = chain.iv.kind === 'given' ? [candidate(Buffer.from(chain.iv.hex, 'hex'), 'iv')] : []
    const sealed = seal(LINES, chain, key.bytes)
    const found = search(sealed, [...DECOYS, key, ...iv])
    expect(found.best).toMatchObject({ chain: { ...chain, keyId: key.id }, key: { id: key.id } })
    expect(found.best?.parseRate).toBeGreaterThan(0.6)
    expect(found.runnerUpBits).toBeLessThan(0)
  })
})

describe('the right key absent', () => {
  const chains = [...chainsFor('line', 'base64'), ...chainsFor('file', 'none')].filter(({ cipher }) => cipher !== 'xor')
  test.each(chains.map((chain) => [describeChain(chain), chain] as const))('%s', (_, chain) => {
    expect(search(seal(LINES, chain, keyFor(chain.cipher)), DECOYS).best).toBeNull()
  })
})

describe('a vector nobody wrote down', () => {
  // All lines begin with the same date here, so the first blocks repeat, as random vectors never would.
  const sameDay = LINES.map((line) => Buffer.concat([Buffer.from('2008-08-01 10:00:'), line]))
  const chain = chainOf({
    unit: 'line',
    armour: 'base64',
    cipher: 'aes',
    mode: 'cbc',
    iv: { kind: 'given', hex: '5a'.repeat(16) },
    padding: 'pkcs7',
  })

  test('is not mistaken for one in front of every line', () => {
    const found = search(seal(sameDay, chain, keyFor('aes')), [candidate(keyFor('aes'))])
    expect(found.best?.chain).toMatchObject({ cipher: 'aes', mode: 'cbc', iv: { kind: 'zero' } })
  })

  test('the key used as its own vector is found', () => {
    const own = { ...chain, iv: { kind: 'given', hex: keyFor('aes').toString('hex') } } as const
    expect(search(seal(sameDay, own, keyFor('aes')), [candidate(keyFor('aes'))]).best?.chain.iv).toEqual(own.iv)
  })
})

describe('keys that do not fit as they are', () => {
  test.each([
    ['too long: cut', 'des', Buffer.from('32bnx23l'), Buffer.from('32bnx23l-and-more')],
    ['too short: filled up with NUL', 'des', Buffer.from('X7sRUjL\0'), Buffer.from('X7sRUjL')],
    ['too short for AES', 'aes', Buffer.concat([Buffer.from('secret')], 16), Buffer.from('secret')],
  ])('%s', (...[, cipher, used, written]) => {
    const chain = chainOf({ unit: 'line', armour: 'base64', cipher, mode: 'ecb', padding: 'pkcs7' })
    const found = search(seal(LINES, chain, used), [...DECOYS, candidate(written)])
    expect(found.best?.key).toEqual(candidate(used))
  })
})

describe('what needs no key', () => {
  test('plain text, log or not', () => {
    expect(search(TEXT, DECOYS)).toMatchObject({
      best: { chain: PLAIN, key: null, parseRate: 1 },
      attempts: 1,
      runnerUpBits: null,
    })
    expect(search(Buffer.from('Do not forget the milk.\r\n'), DECOYS).best?.chain).toEqual(PLAIN)
    expect(search(Buffer.from('dragon\nletmein1\npassword\nqwerty12\n'), DECOYS).best?.chain).toEqual(PLAIN)
  })

  test.each([
    ['lines of NUL bytes', Buffer.alloc(500)],
    ['a run of one hexadecimal digit', Buffer.alloc(80_000, '1')],
    ['base64', Buffer.from(chance(90, 'plain').toString('base64'))],
  ])('plain text with %s in it', (_, odd) => {
    const mixed = Buffer.concat(
      [...LINES.slice(0, 2), odd, ...LINES.slice(2, 5)].flatMap((line) => [line, Buffer.from('\n')]),
    )
    expect(search(mixed, DECOYS).best?.chain).toEqual(PLAIN)
  })

  test.each(['line', 'file'] as const)('text under base64, by %s', (unit) => {
    const chain = chainOf({ unit, armour: 'base64' })
    expect(search(seal(LINES, chain, Buffer.alloc(0)), DECOYS).best?.chain).toEqual(chain)
  })

  test('base64 broken into lines of 64 is one file', () => {
    const wrapped = TEXT.toString('base64').replaceAll(/.{64}/g, '$&\n')
    expect(search(Buffer.from(wrapped), []).best?.chain).toEqual(chainOf({ armour: 'base64' }))
  })

  test('nothing at all', () => {
    expect(search(Buffer.alloc(0), DECOYS)).toMatchObject({
      best: null,
      attempts: 0,
      entropyBitsPerByte: 0,
      runnerUpBits: null,
    })
  })
})

describe('over gzip', () => {
  const key = keyFor('des')
  const des = chainOf({ cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
  test.each([
    ['base64 over gzip', chainOf({ armour: 'base64' })],
    ['DES-ECB over gzip', des],
    ['DES-CBC over gzip', chainOf({ ...des, mode: 'cbc', iv: { kind: 'zero' } })],
    ['AES-CTR over gzip', chainOf({ cipher: 'aes', mode: 'ctr', iv: { kind: 'prefix' } })],
  ])('%s', (_, chain) => {
    const used = chain.cipher === 'aes' ? keyFor('aes') : key
    // seal() ends every line with LF, which gzip takes for trailing garbage and this test for a part of the file.
    const sealed = seal([gzipSync(TEXT)], chain, used)
    const keyId = chain.cipher === 'identity' ? null : candidate(used).id
    expect(search(sealed, [...DECOYS, candidate(used)]).best?.chain).toEqual({ ...chain, gzip: true, keyId })
  })
})

describe('what must stay shut', () => {
  const base64Lines = Buffer.from(
    Array.from({ length: 40 }, (_, i) => chance(48 + (i % 5) * 16, `l${i}`).toString('base64')).join('\n'),
  )
  test.each([
    ['random bytes', chance(65_536, 'random')],
    ['lines of base64 over random bytes', base64Lines],
    ['one long line of base64', Buffer.from(chance(4096, 'one').toString('base64'))],
    [
      'cut ciphertext',
      Buffer.from([1, 7, 9, 15, 17, 63].map((size) => chance(size, `c${size}`).toString('base64')).join('\n')),
    ],
    ['NUL bytes', Buffer.alloc(200_000)],
    ['one block over and over', Buffer.alloc(65_536, chance(16, 'block'))],
    [
      'random bytes among NUL bytes',
      Buffer.concat(Array.from({ length: 60 }, (_, i) => Buffer.concat([chance(300, `n${i}`), Buffer.alloc(700)]))),
    ],
  ])('%s', (_, bytes) => {
    const keys = [...DECOYS, candidate(Buffer.from('tomf1lt8')), candidate(Buffer.from('2008-08-01 10:00:00\t'))]
    const found = searchChain(sampleOf(bytes), keys, { parseRate: () => 1 })
    expect(found).toMatchObject({ best: null })
    expect(found.attempts).toBeGreaterThan(50)
    expect(found.why).toContain(`${found.attempts} attempts`)
  })

  test('no false key in 100,000 wrong attempts, short items included', () => {
    const des = chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
    const items = [
      seal(LINES.slice(0, 1), des, keyFor('des')),
      seal(LINES.slice(0, 3), des, keyFor('des')),
      seal(LINES.slice(0, 2), { ...des, cipher: 'aes', mode: 'cbc', iv: { kind: 'prefix' } }, keyFor('aes')),
      seal(LINES.slice(0, 2), { ...des, armour: 'hex', cipher: 'rc4', mode: 'stream', padding: 'none' }, keyFor('rc4')),
      seal(LINES, { ...des, unit: 'file', armour: 'none' }, keyFor('des')),
      chance(24, 'tiny'),
      chance(8, 'smaller'),
    ]
    const wrong = [8, 16, 24, 32].flatMap((size) =>
      Array.from({ length: 180 }, (_, i) => candidate(chance(size, `wrong ${i}`))),
    )
    const results = items.map((item) => searchChain(sampleOf(item), wrong, { parseRate: () => 1 }))
    expect(results.map(({ best }) => best)).toEqual(items.map(() => null))
    expect(results.reduce((sum, { attempts }) => sum + attempts, 0)).toBeGreaterThan(100_000)
  }, 20_000)
})

describe('bounds', () => {
  test('ten thousand keys: the search ends and says that it was cut', () => {
    const ini = Array.from({ length: 10_000 }, (_, i) => `key${i}=${chance(4, `k${i}`).toString('hex')}\n`).join('')
    const keys = keysIn('keys.ini', ini)
    const found = searchChain(sampleOf(chance(65_536, 'random')), keys, { parseRate, maxAttempts: 20_000 })
    expect(found.best).toBeNull()
    expect(found.attempts).toBeGreaterThanOrEqual(20_000)
    expect(found.attempts).toBeLessThan(20_100)
    expect(found.why).toContain('limit on attempts')
  })

  test('a cipher named is the only one tried', () => {
    const chain = chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
    const keys = [...DECOYS, candidate(keyFor('des'))]
    const sample = sampleOf(seal(LINES, chain, keyFor('des')))
    expect(searchChain(sample, keys, { parseRate, cipher: 'des' }).best?.chain.cipher).toBe('des')
    expect(searchChain(sample, keys, { parseRate, cipher: 'aes' }).best).toBeNull()
  })
})

describe('hints', () => {
  const chain = chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
  const key = candidate(keyFor('des'))
  const sample = sampleOf(seal(LINES, chain, key.bytes))

  test('the chain of a sibling is tried first', () => {
    const hint = { ...chain, keyId: key.id }
    expect(searchChain(sample, [...DECOYS, key], { parseRate, hints: [hint] })).toMatchObject({
      best: { chain: hint },
      attempts: 1,
    })
  })

  test('a hint that fails costs nothing else', () => {
    const hint = { ...chain, keyId: DECOYS[0]?.id ?? '' }
    expect(searchChain(sample, [...DECOYS, key], { parseRate, hints: [hint] }).best?.key?.id).toBe(key.id)
  })
})

describe('XOR gives its key away', () => {
  const lines = logLines(80)
  test.each(Array.from({ length: 16 }, (_, i) => i + 1))('a key of %i bytes, whole file', (size) => {
    const key = chance(size, 'xor key')
    const found = search(seal(lines, chainOf({ cipher: 'xor', mode: 'stream' }), key), DECOYS)
    expect(found.best).toMatchObject({
      chain: { cipher: 'xor', unit: 'file' },
      key: { finder: 'recovered', place: null },
    })
    expect(Buffer.from(found.best?.key?.bytes ?? []).toString('hex')).toBe(key.toString('hex'))
  })

  test('line by line under base64', () => {
    const chain = chainOf({ unit: 'line', armour: 'base64', cipher: 'xor', mode: 'stream' })
    expect(Buffer.from(search(seal(lines, chain, keyFor('xor')), []).best?.key?.bytes ?? [])).toEqual(keyFor('xor'))
  })

  test('too little ciphertext for the key: nothing is claimed', () => {
    const sealed = seal(lines.slice(0, 2), chainOf({ cipher: 'xor', mode: 'stream' }), chance(40, 'long'))
    expect(search(sealed, []).best).toBeNull()
  })
})

const tree = join(import.meta.dirname, '../../../shared/data/replica/tree')

describe.skipIf(!existsSync(tree))('an independent replica (skipped when the shared data are absent)', () => {
  const files = existsSync(tree) ? readdirSync(tree, { recursive: true, encoding: 'utf8' }).toSorted() : []
  const settings = files.filter((path) => /\.ini$|\.xml$|key\.dat$|\.txt$/.test(path))
  const keys = settings.flatMap((path) => keysIn(path, readFileSync(join(tree, path))))
  const open = (path: string) => {
    const bytes = readFileSync(join(tree, path))
    return search(path.endsWith('.gz') ? gunzipSync(bytes) : bytes, keys)
  }

  test.each([
    ['fs01', 'line', 'tomf1lt8'],
    ['fs02', 'line', 'tomf1lt8'],
    ['fs03', 'file', '\x3a\x7f\x10\xc4\xe2\x9b\x5d\x68'],
    ['fs04', 'file', '\x3a\x7f\x10\xc4\xe2\x9b\x5d\x68'],
    ['fs06', 'line', 'tomf1lt8'],
    ['fs08', 'line', 'skypKEY3'],
  ])('%s opens by %s', (server, unit, key) => {
    const logs = files.filter((path) => path.startsWith(`${server}/log/contentfilter`))
    const found = logs.map((path) => open(path).best)
    expect(logs).toHaveLength(4)
    for (const best of found) {
      expect(best?.chain).toMatchObject({
        unit,
        armour: unit === 'line' ? 'base64' : 'none',
        cipher: 'des',
        mode: 'ecb',
        padding: 'pkcs7',
      })
      expect(Buffer.from(best?.key?.bytes ?? []).toString('latin1')).toBe(key)
    }
  })

  test('what has no key stays shut', () => {
    const shut = [
      ...files.filter((path) => path.includes('skypecallinfo')),
      'fs01/etc/keyfile',
      'fs06/pub/img/logo.gif',
    ]
    expect(shut).toHaveLength(10)
    expect(shut.map((path) => open(path).best)).toEqual(shut.map(() => null))
  })

  test('what lies open is read as it stands', () => {
    expect(open('fs05/log/contentfilter20080801.log').best?.chain).toEqual(PLAIN)
    expect(open('fs01/log/onlineuser200808.log').best?.chain).toEqual(PLAIN)
  })
})

const lineList = join(import.meta.dirname, '../../../shared/data/lists/line/line-v25.txt')

describe.skipIf(!existsSync(lineList))(
  'the keyword list of a real client (skipped when the shared data are absent)',
  () => {
    const key = Buffer.from('4caa912f80eb3ed404a52c3c48d25bd6f72e8192db559e49aa1b9967e75175a7', 'hex')

    test('AES-256-CBC with a zero vector under base64 opens, though a list is no log', () => {
      const list = readFileSync(lineList)
      const body = list.at(-1) === 10 ? list.subarray(0, -1) : list
      const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16))
      const sealed = Buffer.from(Buffer.concat([cipher.update(body), cipher.final()]).toString('base64'))
      expect(createHash('sha256').update(sealed).digest('hex')).toBe(
        '7157c4fea98ee5be2c3dbbd914cfb9ffa88e2dce58a9b783afa02b25b23c3d62',
      )
      const found = search(sealed, [...DECOYS, ...keysIn('app.properties', `BAD_WORDS_KEY=${key.toString('hex')}\n`)])
      expect(found.best?.chain).toMatchObject({
        unit: 'file',
        armour: 'base64',
        cipher: 'aes',
        mode: 'cbc',
        iv: { kind: 'zero' },
        padding: 'pkcs7',
      })
    })
  },
)
