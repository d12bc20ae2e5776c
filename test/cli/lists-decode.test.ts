import { createCipheriv } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeKeyfile, keyfileKeys } from '../../lab/client/keyfile.ts'
import { LIST_WORDS } from '../../lab/talk/words.ts'
import { openLedger } from '../../src/custody/index.ts'
import { EXIT_CODES } from '../../src/model/errors.ts'
import { keyId } from '../../src/keys/readings.ts'
import { breachlight, caseIn, scratch } from '../e2e/cli.ts'
import { SAMPLES } from '../triggers/lists/samples.ts'

const dir = scratch('lists')

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return path
}

const sampleOf = (id: string): string => file(`${id}.list`, SAMPLES[id]?.[0]?.bytes ?? '')

const KEYS = keyfileKeys(3)
const KEY = KEYS['aes-256-ecb-hex']
const keyfile = file('keyfile', encodeKeyfile(LIST_WORDS.censor, 'aes-256-ecb-hex', KEY))
const xorKeyfile = file('keyfile-38', encodeKeyfile(LIST_WORDS.censor, 'xor-hex', KEYS['xor-hex']))
const noise = file('noise', Buffer.from('0001feff8081c0c10203', 'hex'))

test('words go to the output, what is known of them to the other stream', async () => {
  const { code, out, err } = await breachlight('lists', 'decode', sampleOf('yy'))
  expect([code, out]).toEqual([EXIT_CODES.done.code, '法轮功\n六四\n学潮 \n大纪元\n天安门\n\n民运\n台独\n六四\n'])
  for (const words of [
    'decoder     yy: ',
    'client      YY 7.1',
    'source      Knockel',
    'confidence  published: ',
    'tested with two words',
    'holds       9 lines, 8 of them unlike; 1 directives; 0 rejects',
    'directive   //person_count=1',
    'compared as yy-normal: ',
  ])
    expect(err).toContain(words)
  expect(err).toContain('--list WORDS --semantics yy-normal\n')
})

test('several files follow each other; one that stays shut is a result', async () => {
  const { code, out, err } = await breachlight('lists', 'decode', sampleOf('wechat'), noise, sampleOf('sina-show'))
  expect([code, out]).toEqual([0, '帶來+調整+整體\n法輪功\n退党+大潮\n 1: 法轮\n 5: 六四\n12: 学潮\n'])
  expect(err).toContain('noise\n  undecodable: it is neither text')
  expect(err).toContain('output      lines 4 to 6')
})

test('one object with everything, rules as data', async () => {
  const { out } = await breachlight('lists', 'decode', '--json', sampleOf('wechat'), noise)
  const { schema, lists } = JSON.parse(out)
  expect(schema).toBe('breachlight/lists/1')
  expect(lists[0]).toMatchObject({
    file: 'wechat.list',
    undecodable: null,
    decoder: { id: 'wechat', confidence: 'published' },
    semantics: { id: 'wechat' },
    counts: { lines: 3, unique: 3, directives: 0, rejects: 0 },
    rejects: [],
  })
  expect(lists[0].rules[0]).toEqual({
    keyword: '帶來+調整+整體',
    components: [['帶來'], ['調整'], ['整體']],
    gaps: null,
    anchor: 'none',
    one_line: false,
    unless: [],
    letters: 0,
    expression: null,
  })
  expect(lists[1]).toEqual({ file: 'noise', undecodable: expect.stringMatching(/^it is neither/) })
})

test('a gap without limit has none in JSON', async () => {
  const key = Buffer.from('4caa912f80eb3ed404a52c3c48d25bd6f72e8192db559e49aa1b9967e75175a7', 'hex')
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16))
  const sealed = Buffer.concat([cipher.update('.*新疆.*(七五|独立).*'), cipher.final()]).toString('base64')
  const { out } = await breachlight('lists', 'decode', '--json', file('cbw.dat', sealed))
  expect(JSON.parse(out).lists[0].rules).toMatchObject([
    { components: [['新疆'], ['七五', '独立']], gaps: [{ min: 0, max: null }], anchor: 'none', one_line: true },
  ])
})

test('an expression that cannot be run is told', async () => {
  const path = file('gameRegex.txt', '法.{0,3}轮\n(?=六)四\n')
  const { out, err } = await breachlight('lists', 'decode', '--json', path)
  expect(
    JSON.parse(out).lists[0].rules.map((rule: { expression: { fault: string | null } }) => rule.expression),
  ).toEqual([
    { source: '法.{0,3}轮', extent: 'part', fault: null },
    { source: '(?=六)四', extent: 'part', fault: expect.stringContaining('(?=') },
  ])
  expect(err).toContain('1 rules hold an expression that cannot be run in linear time')
})

test('enciphered lines need their key: given, or found by a case', async () => {
  const shut = await breachlight('lists', 'decode', keyfile)
  expect(shut.code).toBe(EXIT_CODES.badInput.code)
  expect(shut.err).toBe(
    'keyfile does not open: it is hex of something that no published key opens.\nGive the key of the client with --key, or with --case a case in which it was found.\n',
  )
  const words = LIST_WORDS.censor.map((word) => `${word}\n`).join('')
  const given = await breachlight('lists', 'decode', keyfile, '--key', `hex:${KEY.toString('hex')}`)
  expect([given.code, given.out]).toEqual([0, words])
  expect(given.err).toContain('confidence  unverified: ')

  const folder = caseIn(join(dir, 'case'))
  const ledger = openLedger(folder.ledgerPath)
  const place = { evidenceId: 'a', path: 'a', startByte: 0, endByte: 1 }
  const stored = { id: keyId(KEY), hex: KEY.toString('hex'), sizeBytes: 32, place }
  ledger.append({ type: 'key', key: { ...stored, reading: 'raw', purpose: 'key', finder: 'prose', name: '' } })
  ledger.close()
  writeFileSync(folder.keysPath, `hex:${KEYS['xor-hex'].toString('hex')}\n`)
  const found = await breachlight('lists', 'decode', keyfile, xorKeyfile, '--case', folder.dir)
  expect([found.code, found.out]).toEqual([0, words + words])
})

test('--as forces one decoder; an unknown one is refused with those that are known', async () => {
  const forced = await breachlight('lists', 'decode', '--as', 'plain', sampleOf('wechat'))
  expect(forced.err).toContain('decoder     plain: ')
  const other = await breachlight('lists', 'decode', '--as', 'csv', sampleOf('wechat'))
  expect([other.code, other.err]).toEqual([
    EXIT_CODES.badInput.code,
    'wechat.list does not open: it is not what csv reads.\nLeave --as out, and the content decides.\n',
  ])
  const unknown = await breachlight('lists', 'decode', '--as', 'qq', sampleOf('wechat'))
  expect([unknown.code, unknown.err]).toEqual([
    EXIT_CODES.wrongUsage.code,
    expect.stringMatching(/^There is no list decoder qq\.\nKnown are 9158, .*yy-finance\.\n$/),
  ])
})

test('a file that is not there, or no list by its size', async () => {
  expect((await breachlight('lists', 'decode', join(dir, 'gone'))).err).toMatch(/^There is no keyword file /)
  const large = file('large', Buffer.alloc((32 << 20) + 1))
  const { code, err } = await breachlight('lists', 'decode', large)
  expect([code, err]).toEqual([EXIT_CODES.badInput.code, expect.stringContaining('is larger than 32 MiB')])
})

test('what could steer a terminal is shown, not sent', async () => {
  const path = file('hostile', '法\u202e轮\n六四\n')
  const { out, err } = await breachlight('lists', 'decode', path)
  expect(out).toBe('法\\u{202e}轮\n六四\n')
  expect(err).toContain('1 lines hold characters that cannot be seen')
  expect(JSON.parse((await breachlight('lists', 'decode', '--json', path)).out).lists[0].lines[0]).toBe('法\u202e轮')
})
