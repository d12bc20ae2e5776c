import { expect, test } from 'vitest'
import { SERVERS } from '../../../lab/servers/habits.ts'
import { inventKeys, sealLine, sealLines } from '../../../lab/servers/seal.ts'

test('each seed has three keys of its own', () => {
  const keys = [1, 2, 3].flatMap((seed) => Object.values(inventKeys(seed)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(9)
  expect(keys.map(({ length }) => length)).toEqual([8, 8, 16, 8, 8, 16, 8, 8, 16])
  expect(inventKeys(1)).toEqual(inventKeys(1))
})

test.each(Object.entries(SERVERS))('%s seals many lines as it seals each', (_, server) => {
  const lines = ['a', '灯笼\tb', 'x'.repeat(99)]
  const keys = inventKeys(5)
  expect(sealLines(lines, server, keys)).toEqual(lines.map((line) => sealLine(line, server, keys)))
})
