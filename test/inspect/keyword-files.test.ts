import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { gb18030 } from '../../lab/servers/encode.ts'
import type { BuildFile } from '../../src/inspect/build.ts'
import { builtInLists, keysOf, readKeywordFile } from '../../src/inspect/keyword-files.ts'
import { mayBeList } from '../../src/inspect/list-names.ts'
import { lookInto } from '../../src/inspect/look.ts'
import { openCutter } from '../../src/text/words.ts'

const cutter = await openCutter()

function file(path: string, bytes: Buffer): BuildFile {
  const { kind, ...seen } = lookInto({ path, bytes, whole: true, entropyBits: 4 }, cutter)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const held = mayBeList({ path, bytes, kind }) ? bytes : null
  return { path, sizeBytes: bytes.length, sha256, entropyBits: 4, kind, seen, held }
}
const read = (path: string, bytes: Buffer, keys: readonly Uint8Array[] = []) => readKeywordFile(file(path, bytes), keys)

const WORDS = ['红灯笼', '风铃 ', '', '石舟', '石舟']

test('a plain list under a known name: words once, without outer spaces; lines as they are', () => {
  expect(read('agent/keyfile', Buffer.from(`${WORDS.join('\n')}\n`))).toMatchObject({
    nameOf: 'TOM-Skype',
    decoder: { id: 'plain' },
    words: ['红灯笼', '风铃', '石舟'],
    lines: 5,
    enciphered: false,
  })
})

test('any other text is no list, and is not held', () => {
  expect(read('readme.txt', Buffer.from('one\ntwo\n'))).toBeNull()
})

const key = randomBytes(32)
const enciphered = Buffer.from(
  Array.from({ length: 40 }, (_, index) => {
    const cipher = createCipheriv('aes-256-ecb', key, null)
    return Buffer.concat([cipher.update(`灯笼第${index}盏`), cipher.final()]).toString('hex')
  })
    .map((line) => `${line}\n`)
    .join(''),
)

test('an enciphered list opens with a key of its build, whatever its name; without one it is said to look enciphered', () => {
  const program = file('chat.bin', Buffer.from(`\0keyfile_key="${key.toString('hex')}"\0`))
  const keys = keysOf({ name: '', files: [program], archives: [], rejects: [], cut: false })
  expect(read('data.bin', enciphered, keys)).toMatchObject({ decoder: { id: 'tom-skype' }, lines: 40, nameOf: null })
  expect(read('keyfile', enciphered)).toMatchObject({ decoder: null, words: [], enciphered: true })
  expect(read('data.bin', enciphered)).toMatchObject({ decoder: null, enciphered: true })
})

test('a list built into a program, with its place', () => {
  const words = ['月桥', '石舟', '水车', '日晷', '沙漏', '罗盘', '风铃', '灯笼']
  const program = Buffer.concat([Buffer.from('LAB\0\x01\0'), gb18030(`${words.join('\0')}\0`)])
  expect(builtInLists(file('filter.bin', program))).toMatchObject([
    { path: 'filter.bin at byte 6', words, lines: 8, decoder: { id: 'strings' } },
  ])
  expect(builtInLists(file('keyfile', program))).toEqual([])
})
