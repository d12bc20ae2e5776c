import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

test('only words of category 5 are used; a line without one is', () => {
  const lines = ['5: 法轮功', '1: 共产党', '12: 中共', '六四']
  expect(fires('sina-show', lines, '法轮功 共产党 中共 六四')).toEqual(['法轮功', '六四'])
  expect(fires('sina-show', lines, '5: 法')).toEqual([])
})
