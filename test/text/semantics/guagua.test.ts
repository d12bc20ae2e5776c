import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

test('lines are literal substrings, case told apart, spaces and signs meant', () => {
  const lines = ['府右街 拆迁', '六*四', 'K粉', '.*', '8|9|6|4', '六*四']
  expect(fires('guagua', lines, '府右街 拆迁, 六*四')).toEqual(['府右街 拆迁', '六*四'])
  expect(fires('guagua', lines, '府右街拆迁 六四 k粉 8964')).toEqual([])
  expect(fires('guagua', lines, 'K粉 .* 8|9|6|4')).toEqual(['K粉', '.*', '8|9|6|4'])
})
