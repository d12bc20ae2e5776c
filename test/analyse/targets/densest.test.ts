import { expect, test } from 'vitest'
import { densest } from '../../../src/analyse/targets/densest.ts'

test('of a clique with a tail, the clique is left', () => {
  const clique = [1, 2, 3, 4].flatMap((one) => [2, 3, 4, 5].filter((to) => to > one).map((to) => [one, to] as const))
  expect(densest([...clique, [5, 6], [6, 7], [7, 8]])).toEqual({ nodes: [1, 2, 3, 4, 5], density: 2 })
})

test('nothing tied, nothing dense', () => {
  expect(densest([])).toEqual({ nodes: [], density: 0 })
})
