import { execFileSync } from 'node:child_process'
import { sample, string } from 'fast-check'
import { expect, test } from 'vitest'
import { shellWord } from '../../src/lib/shell-word.ts'

test('plain words stay as they are', () => {
  expect(['fs01', 'account-abc', 'a/b:c@d+e,f=g.h%'].map(shellWord)).toEqual([
    'fs01',
    'account-abc',
    "'a/b:c@d+e,f=g.h%'",
  ])
  expect(shellWord('')).toBe("''")
})

test('a shell reads every word back as it was', () => {
  const texts = sample(string({ unit: 'binary', maxLength: 30 }), { numRuns: 150, seed: 7 })
  const words = [...texts, "it's", '$(x)', '`x`', '!!', '-n', '*', '~', 'a b'].filter((text) => !text.includes('\0'))
  const script = words.map((word) => `printf '%s\\0' ${shellWord(word)}`).join('\n')
  const read = execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)
  expect(read).toEqual(words)
})
