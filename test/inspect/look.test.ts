import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lookInto } from '../../src/inspect/look.ts'
import { openCutter } from '../../src/text/words.ts'

const cutter = await openCutter()

const look = (path: string, bytes: Buffer, entropyBits: number | null = 4) =>
  lookInto({ path, bytes, whole: true, entropyBits }, cutter)

test('text in media is not looked for; in dense files only what is plain ASCII', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(' http://a.example ')])
  expect(look('x.png', png)).toMatchObject({ kind: 'PNG image', networkNames: [] })
  const dense = look('x.bin', Buffer.from('key=0123456789abcdef http://a.example'), 7.9)
  expect(dense.networkNames.map(({ value }) => value)).toEqual(['http://a.example', 'a.example'])
  expect([dense.keys, dense.literals]).toEqual([[], []])
})

test('words of a keyword file are no keys', () => {
  expect(look('agent/keyfile', Buffer.from('password=secret12\n')).keys).toEqual([])
  expect(look('agent/settings', Buffer.from('password=secret12\n')).keys).not.toEqual([])
})

test('a version is no address; a manifest that cannot be read is noted', () => {
  expect(look('version.txt', Buffer.from('3.8.4.44'))).toMatchObject({
    networkNames: [],
    versions: [{ value: '3.8.4.44' }],
  })
  expect(look('AndroidManifest.xml', Buffer.from([1, 2]))).toMatchObject({
    permissions: [],
    notes: ['AndroidManifest.xml: not read'],
  })
  expect(look('notes.manifest', Buffer.from('x')).notes).toEqual([])
})

test('of a file whose beginning alone was looked into, that is noted', () => {
  const seen = lookInto({ path: 'big.bin', bytes: Buffer.from('x'), whole: false, entropyBits: 1 }, cutter)
  expect(seen.notes).toEqual(['big.bin: only its first 1 bytes were looked into'])
})

test('more hosts than are taken are noted', () => {
  const hosts = Array.from({ length: 5001 }, (_, index) => `host${index}.example`)
  const { networkNames, notes } = look('hosts.txt', Buffer.from(hosts.join('\n')))
  expect([networkNames.length, notes]).toEqual([5000, ['hosts.txt: of names, texts or keys only 5000 were taken']])
})

const NAMES = [
  'a.bin',
  'AndroidManifest.xml',
  'Info.plist',
  'embedded.mobileprovision',
  'META-INF/CERT.RSA',
  'x.manifest',
  'version.txt',
  'a.cat',
]
const BEGINNINGS = ['', 'MZ', 'bplist00', '<plist>', '\x03\0\x08\0', '\xcf\xfa\xed\xfe', '0\x82', '<manifest>']

test('any bytes under any name are looked into without a throw', () => {
  const text = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ maxLength: 200 }).map((one) => Buffer.from(one)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), fc.constantFrom(...BEGINNINGS), text, (path, beginning, rest) => {
      const bytes = Buffer.concat([Buffer.from(beginning, 'latin1'), rest])
      expect(look(path, bytes).notes.length).toBeLessThan(2)
    }),
    { numRuns: 1500 },
  )
})
