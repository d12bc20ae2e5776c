import { expect, test } from 'vitest'
import { boundariesOf } from '../../../src/triggers/isolate/boundaries.ts'

test('edges of longer words weigh most, within words and at signs least; what is rare in the text weighs more', () => {
  const { starts, ends } = boundariesOf(Array.from('我们的月桥，在'), () => ['我们', '的', '月桥', '，', '在'])
  const [word = 0, within = 0, single = 0, sign = 0] = [starts[0], starts[1], starts[2], starts[5]]
  expect(word).toBeGreaterThan(single)
  expect(single).toBeGreaterThan(within)
  expect(within).toBeGreaterThan(sign)
  expect([...starts].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(starts.length)
  expect(ends).toHaveLength(8)
  expect(ends[2]).toBe(ends[5])
  expect(ends[1]).toBeLessThan(ends[2] ?? 0)

  const rare = boundariesOf(Array.from('甲乙丙丁戊己庚辛月桥'), () => [...Array.from('甲乙丙丁戊己庚辛'), '月桥'])
  expect((rare.starts[8] ?? 0) / (rare.starts[0] ?? 1)).toBeGreaterThan(word / single)
})

test('pieces that are longer than the text are refused', () => {
  expect(() => boundariesOf(['a'], () => ['ab'])).toThrow(RangeError)
})
