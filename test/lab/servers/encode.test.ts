import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { desEcb, desEcbAll, gb18030 } from '../../../lab/servers/encode.ts'
import { TRIGGERS } from '../../../lab/talk/words.ts'

const python = '/usr/bin/python3'
const noPython = spawnSync(python, ['--version']).status !== 0
const ENCODE = `
import sys
sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode('gb18030'))
`
const key = Buffer.from('abcdefgh')

test('many texts are sealed as each of them is', () => {
  const texts = ['', 'a', '12345678', '灯笼', 'x'.repeat(100)].map((text) => Buffer.from(text))
  expect(desEcbAll(texts, key)).toEqual(texts.map((text) => desEcb(text, key)))
})

test('the cipher is single DES: the classified example of NBS Special Publication 500-20', () => {
  const sealed = desEcb(Buffer.from('4e6f772069732074', 'hex'), Buffer.from('0123456789abcdef', 'hex'))
  expect(sealed.toString('hex', 0, 8)).toBe('3fa40e8a984d4815')
})

test.skipIf(noPython)('GB 18030 is what Python makes of it', () => {
  const text = [...Object.values(TRIGGERS).flatMap((words) => Object.values(words).flat()), '。，！？“”…～'].join(' ')
  const { stdout } = spawnSync(python, ['-c', ENCODE], { input: text })
  expect(gb18030(text)).toEqual(stdout)
})

test('what has no two-byte code is refused', () => {
  expect(() => gb18030('😀')).toThrow('no two-byte GB 18030 code')
})
