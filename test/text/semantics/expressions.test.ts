import { expect, test } from 'vitest'
import expressions from '../../../src/text/semantics/expressions.ts'
import { fires } from '../fires.ts'

test.each([
  ['法[^一-龥]{0,6}轮', '打法*** 轮功', '法人轮'],
  ['(?i)fa.{0,2}lun', 'xFa-LunX', 'fa---lun'],
  ['[六陆6][四肆4]', '六肆', '六十四'],
  ['^学潮$', '学潮', '学潮了'],
])('%s fires on %s, not on %s', (line, fire, not) => {
  expect(fires('expressions', [line], fire)).toEqual([line])
  expect(fires('expressions', [line], not)).toEqual([])
})

test('rules beside it fire as they would alone', () => {
  expect(fires('expressions', ['a+b', '六四', 'x'], '六四aab')).toEqual(['a+b', '六四'])
})

test.each(['法(?=轮)', '(法)\\1', '法(', 'a'.repeat(2001)])(
  '%.20s is kept as written, with a reason, and never run',
  (line) => {
    const [one] = expressions.rules([line])
    expect(one).toMatchObject({ keyword: line, components: [], expression: { source: line } })
    expect(one?.expression?.fault).toEqual(expect.any(String))
    expect(fires('expressions', [line], '法轮法法')).toEqual([])
  },
)

test('what would take a backtracking engine longer than this test may run', () => {
  expect(fires('expressions', ['(a+)+$', '(a|a)*b', '(.*,){11}P'], `${'a'.repeat(20_000)}!`)).toEqual([])
})
