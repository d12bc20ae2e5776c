import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCommand, wordsOf } from '../../../../src/triggers/isolate/oracles/command.ts'

const BOX = join(import.meta.dirname, 'box.mjs')
const open = (habit: string, timeoutMs = 5000, onNote: (text: string) => void = () => undefined) =>
  openCommand(`"${process.execPath}" '${BOX}' ${habit}`, { timeoutMs, onNote })

test.each([
  ['a  b ', ['a', 'b']],
  [`"a b" 'c "d"' e\\ f g"h"i`, ['a b', 'c "d"', 'e f', 'ghi']],
  [`"" "a\\"b"`, ['', 'a"b']],
  ['', []],
])('%s is so many words', (command, words) => {
  expect(wordsOf(command)).toEqual(words)
})

test('a quotation mark left open, or nothing at all, is refused', () => {
  expect(() => wordsOf('a "b')).toThrow('quotation mark')
  expect(() => openCommand(' ', { timeoutMs: 1, onNote: () => undefined })).toThrow('names no program')
})

test('asks a program, line by line', async () => {
  const notes: string[] = []
  const box = open('talks', 5000, (text) => notes.push(text))
  expect(await box.ask('去月桥\n吧')).toEqual({ triggered: true, masked: '去**\n吧' })
  expect(await box.ask('去')).toEqual({ triggered: false, masked: '去' })
  await box.close()
  expect(notes.join('')).toBe('ready\n')
})

test.each([
  ['dies', 'ended (exit code 3)'],
  ['words', 'what is no JSON: “yes”'],
  ['form', 'in another form'],
  ['other', 'answered question 2 when asked question 1'],
  ['error', 'reports an error: “no \\u{1b}[31msignal”'],
  ['long', 'more than a line can hold'],
])('a program that %s is told of in one sentence', async (habit, sentence) => {
  const box = open(habit)
  await expect(box.ask('月桥')).rejects.toThrow(sentence)
  await box.close()
})

test('a program that is late, or cannot be started', async () => {
  const late = open('late', 100)
  await expect(late.ask('月桥')).rejects.toThrow('within 0.1 seconds')
  await expect(late.ask('月桥')).rejects.toThrow('within 0.1 seconds')
  await late.close()
  const none = openCommand('./no-such-program', { timeoutMs: 1000, onNote: () => undefined })
  await expect(none.ask('月桥')).rejects.toThrow('cannot be started')
  await none.close()
})
