import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import guagua from '../../../../src/triggers/lists/decoders/guagua.ts'

const read = (bytes: Uint8Array, name = 'RuleCenterPlug.dll') => guagua.decode({ name, bytes, keys: [] })

/** 法轮功, 六四, 学潮, 大纪元, 天安门, 民运, 台独, 藏独 in GBK */
const WORDS = ['法轮功', '六四', '学潮', '大纪元', '天安门', '民运', '台独', '藏独']
const GBK = ['b7a8c2d6b9a6', 'c1f9cbc4', 'd1a7b3b1', 'b4f3bccdd4aa', 'ccecb0b2c3c5', 'c3f1d4cb', 'cca8b6c0', 'b2d8b6c0']

/** A program for Windows by its first bytes, with something between. */
const program = (between: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1), between, Buffer.alloc(200, 2)])
const strings = (gap: number): Buffer =>
  Buffer.concat(GBK.flatMap((hex) => [Buffer.from(hex, 'hex'), Buffer.alloc(gap)]))

test.each([1, 4])('strings one behind the other, %d NULs between them', (gap) => {
  const list = read(program(strings(gap)))
  expect([list?.lines, list?.semantics]).toEqual([WORDS, 'guagua'])
  expect(list?.notes[0]).toBe(`8 words in a row at bytes 202 to ${202 + strings(gap).length - gap}.`)
})

test.each(['|', ',', '\r\n'])('one string, parted by %j', (separator) => {
  const joined = Buffer.concat(GBK.flatMap((hex) => [Buffer.from(hex, 'hex'), Buffer.from(separator)]))
  expect(read(program(joined))?.lines).toEqual(WORDS)
})

test('of another program, words are compared as they stand', () => {
  expect(read(program(strings(1)), 'SinaShow.exe')?.semantics).toBe('exact')
})

test.each([
  ['a list that is no program', strings(1)],
  ['a few messages', program(strings(1).subarray(0, 30))],
  ['strings far apart', program(strings(40))],
  [
    'a program without words',
    Buffer.concat([Buffer.from('MZ'), readFileSync(process.execPath).subarray(0, 3_000_000)]),
  ],
])('%s is none', (_, bytes) => {
  expect(read(bytes)).toBeNull()
})
