import { expect, test } from 'vitest'
import type { Layout } from '../../../src/model/format.ts'
import leading from '../../../src/parse/formats/leading.ts'

const written = (layouts: readonly Layout[]): string[][] =>
  layouts.map((layout) =>
    layout.kind === 'leading'
      ? layout.parts.map((part) => `${part.before}…${part.after}${part.padded ? '+' : ''}`)
      : [],
  )
const TEXTS = [
  'Loaded the stack',
  'failed to open it',
  'Session 3 ended',
  'no user found',
  'ready',
  'Reading, at last',
  'going down now',
  'ok then',
]
const lines = (head: (n: number) => string): string[] => TEXTS.map((text, n) => `${head(n)}${text}`)

test.each<[string, (n: number) => string, string[]]>([
  ['comma after the time, padded level', (n) => `2016-09-28 04:30:3${n}, ${n % 2 ? 'Info   ' : 'Warning'}  `, ['…, ', '… +', '…']],
  ['date, time, number, level', (n) => `081109 20361${n} ${140 + n} ${n % 2 ? 'INFO' : 'WARN'} dfs.Node${n % 3}: `, ['… ', '… ', '… ', '… ', '…: ', '…']],
  ['syslog', (n) => `Dec 1${n} 06:55:4${n} host sshd[${24200 + n}]: `, ['… ', '… ', '… ', '… ', '…: ', '…']],
  ['a bracket after words', (n) => `2017-05-16 00:00:0${n} INFO nova.api [req-${n} a b] `, ['… ', '… ', '… ', '… ', '[…] ', '…']],
  ['a name before a colon', (n) => `[2008-08-26 10:11:1${n}] user.${n}: `, ['[…] ', '…: ', '…']],
  ['address and numbers', (n) => `58.30.1.${n} ${n * n * 7} `, ['… ', '… ', '…']],
])('%s', (_, head, parts) => {
  expect(written(leading.propose(lines(head)))).toEqual([parts])
}) // biome-ignore format: a table

test('text has no leading columns', () => {
  expect(leading.propose(TEXTS)).toEqual([])
  expect(leading.propose(['a\tb c', 'd\te f', 'g\th i'])).toEqual([])
})
