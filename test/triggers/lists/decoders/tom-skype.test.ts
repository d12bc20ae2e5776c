import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { EDITIONS } from '../../../../lab/client/editions.ts'
import { encodeKeyfile, keyfileKeys } from '../../../../lab/client/keyfile.ts'
import { random } from '../../../../lab/random.ts'
import { LIST_WORDS } from '../../../../lab/talk/words.ts'
import { decodeList } from '../../../../src/triggers/index.ts'
import tomSkype from '../../../../src/triggers/lists/decoders/tom-skype.ts'

const read = (bytes: Uint8Array, ...keys: readonly Uint8Array[]) => tomSkype.decode({ name: 'keyfile', bytes, keys })

const SEED = 20080901
const KEYS = keyfileKeys(SEED)
const clients = Object.entries(EDITIONS).flatMap(([id, { lists }]) => lists.map((list) => ({ id, ...list })))

test.each(clients)('lab client $id: its list $name ($encoding)', ({ name, encoding }) => {
  const bytes = encodeKeyfile(LIST_WORDS[name], encoding, KEYS[encoding])
  const keys = [Buffer.alloc(8, 3), Buffer.alloc(32, 5), KEYS[encoding]].filter((key) => key.length > 0)
  const opened = decodeList({ name: 'keyfile', bytes, keys }, null)
  expect(opened?.decoder.id).toBe(encoding === 'plain' ? 'plain' : 'tom-skype')
  expect(opened?.list.lines).toEqual(LIST_WORDS[name])
  expect(opened?.list.rejects).toEqual([])
  const withoutIt = decodeList({ name: 'keyfile', bytes, keys: keys.slice(0, 2) }, null)
  expect(withoutIt?.decoder.id ?? null).toBe(encoding === 'plain' ? 'plain' : null)
})

test('empty lines, outer spaces and repeats are kept; a damaged line is a reject with its bytes', () => {
  const words = [...LIST_WORDS.censor, '', ' 诺贝尔 ', LIST_WORDS.censor[0] ?? '']
  const coded = encodeKeyfile(
    words.filter((word) => word !== ''),
    'aes-256-ecb-hex',
    KEYS['aes-256-ecb-hex'],
  ).toString()
  const lines = coded.split('\n')
  lines.splice(LIST_WORDS.censor.length, 0, '')
  const damaged = lines.with(3, `00${lines[3]?.slice(2)}`).join('\n')
  const list = read(Buffer.from(damaged), KEYS['aes-256-ecb-hex'])
  expect(list?.lines).toEqual(words.toSpliced(3, 1))
  const [reject, ...others] = list?.rejects ?? []
  expect(others).toEqual([])
  expect(damaged.slice(reject?.startByte, reject?.endByte)).toBe(damaged.split('\n')[3])
})

test('where more than one line in a hundred does not open, nothing is believed', () => {
  const coded = encodeKeyfile(LIST_WORDS.censor, 'aes-256-ecb-hex', KEYS['aes-256-ecb-hex']).toString().split('\n')
  const damaged = coded.map((line, at) => (at % 40 === 39 ? `00${line.slice(2)}` : line)).join('\n')
  expect(read(Buffer.from(damaged), KEYS['aes-256-ecb-hex'])).toBeNull()
})

test('Base64, CBC and the published key of the uploads', () => {
  const key = Buffer.from('32bnx23l')
  const lines = LIST_WORDS.censor.map((word) => {
    const cipher = createCipheriv('des-ede3-cbc', Buffer.concat([key, key, key]), Buffer.alloc(8))
    return Buffer.concat([cipher.update(word), cipher.final()]).toString('base64')
  })
  // Words of one block have 12 characters: too short to be told from words
  const long = lines.map((line) => (line.length < 16 ? null : line)).filter((line) => line !== null)
  const list = read(Buffer.from(`${long.join('\r\n')}\r\n`))
  expect(list?.notes[0]).toMatch(/^Every line: line · base64 · des-cbc · iv:zero · pkcs7 · key-\w+, utf-8/)
  expect(list?.lines).toEqual(LIST_WORDS.censor.filter((_, at) => (lines[at]?.length ?? 0) >= 16))
})

test('it says that nobody has seen a real one', () => {
  const bytes = encodeKeyfile(LIST_WORDS.censor, 'xor-hex', KEYS['xor-hex'])
  expect(tomSkype.confidence).toBe('unverified')
  expect(read(bytes, KEYS['xor-hex'])?.notes[1]).toMatch(/^Unverified: /)
})

test('wrong keys are not believed: 40 of each size, on each list', () => {
  const chance = random(7)
  for (const [encoding, sizes] of [
    ['xor-hex', [1, 2, 8, 16]],
    ['aes-256-ecb-hex', [16, 24, 32]],
  ] as const) {
    for (const words of [LIST_WORDS.builtin, LIST_WORDS.censor]) {
      const bytes = encodeKeyfile(words, encoding, KEYS[encoding])
      const keys = sizes.flatMap((size) => Array.from({ length: 40 }, () => chance.bytes(size)))
      expect(read(bytes, ...keys)).toBeNull()
    }
  }
})

test('nor is chance: random lines under any key', () => {
  const chance = random(8)
  for (let file = 0; file < 24; file += 1) {
    const lines = Array.from({ length: 1 + (file % 12) }, () => chance.bytes(8 * (1 + (file % 3))).toString('hex'))
    const keys = [1, 3, 8, 8, 16, 24, 32].map((size) => chance.bytes(size))
    expect(read(Buffer.from(lines.join('\n')), ...keys)).toBeNull()
  }
})

test.each([
  ['words', '法轮功\n六四\n'],
  ['figures', '64\n8964\n20080901\n'],
  ['nothing', ''],
])('%s are none', (_, text) => {
  expect(read(Buffer.from(text), KEYS['xor-hex'])).toBeNull()
})
