import { expect, test } from 'vitest'
import { judge, measure } from '../../scripts/sizes.ts'

const code = (lines: number) => 'const f = () => 1\n'.repeat(lines)
const table = (lines: number) => `export const T = [\n${"  'x',\n".repeat(lines)}]\n`
const files = (lines: readonly number[]) => lines.map((count, n) => measure(`src/${n}.ts`, code(count)))

test('a file is measured in lines, and one without functions is a table', () => {
  expect(measure('src/a.ts', code(3))).toEqual({ path: 'src/a.ts', lines: 3, table: false })
  expect(measure('src/t.ts', table(5))).toEqual({ path: 'src/t.ts', lines: 7, table: true })
})

test('one line above a limit is reported, the limit itself is not', () => {
  const small = Array.from({ length: 20 }, (_, n) => measure(`src/${n}.ts`, code(50)))
  expect(judge([...small, measure('src/big.ts', code(400))]).faults).toEqual([])
  expect(judge([...small, measure('src/big.ts', code(401))]).faults).toEqual([
    'src/big.ts has 401 lines; at most 400: split it by what it is about',
  ])
  expect(judge([...small, measure('src/words.ts', table(900))]).faults).toEqual([])
})

test('median and ninetieth percentile have limits of their own', () => {
  expect(judge(files([10, 120, 120, 121, 200])).faults).toEqual([])
  expect(judge(files([10, 120, 121, 121, 200])).faults).toEqual(['the median file has 121 lines; at most 120'])
  expect(judge(files([1, 1, 1, 1, 1, 1, 1, 1, 251, 251])).faults).toEqual([
    'one file in ten has 251 lines or more; at most 250',
  ])
})
