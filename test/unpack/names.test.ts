import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeName, uniqueNames, withoutSuffix } from '../../src/unpack/names.ts'

test('no two members share a name, and the first keeps its own', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a#2', 'a#2#2', 'b', 'x'.repeat(100), 'x'.repeat(101))), (names) => {
      const unique = uniqueNames()
      const given = names.map((name) => unique(name))
      expect(new Set(given).size).toBe(names.length)
      const plain = given.filter((name) => !name.includes('#'))
      expect(plain).toEqual([...new Set(names)].filter((name) => !name.includes('#')))
    }),
  )
})

test('a million twins take no quadratic time', () => {
  const unique = uniqueNames()
  let last = ''
  for (let count = 0; count < 200_000; count += 1) last = unique('same')
  expect(last).toBe('same#200000')
})

test('decodes and limits names', () => {
  expect(decodeName(Buffer.from('中文'))).toBe('中文')
  expect(decodeName(Buffer.from('d6d0cec4', 'hex'))).toBe('中文')
  expect(decodeName(Buffer.from('61ff', 'hex'))).toBe('a\\xff')
  expect(decodeName(Buffer.alloc(20_000, 'n'))).toBe(`${'n'.repeat(16_384)}…`)
})

const cut = (name: string) => withoutSuffix(name, ['.gz'], { '.tgz': '.tar' })

test('drops or exchanges a suffix in any case, never a whole name', () => {
  expect(['a.gz', 'A.GZ', 'a.TGZ', 'a', '.gz', 'a.gz.bak'].map(cut)).toEqual([
    'a',
    'A',
    'a.tar',
    'a',
    '.gz',
    'a.gz.bak',
  ])
})
