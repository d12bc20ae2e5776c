import { expect, test } from 'vitest'
import { grouped } from '../../src/lib/grouped.ts'

test('groups and members keep the order in which they came', () => {
  expect([...grouped([3, 1, 4, 1, 5, 9, 2, 6], (value) => value % 2)]).toEqual([
    [1, [3, 1, 1, 5, 9]],
    [0, [4, 2, 6]],
  ])
})
