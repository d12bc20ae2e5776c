import { expect, test } from 'vitest'
import { nearest } from '../../src/lib/near.ts'

const ids = ['countries', 'counts', 'list-matches', 'timeline', 'unique']

test.each([
  { word: 'count', near: ['counts', 'countries'] },
  { word: 'timelien', near: ['timeline'] },
  { word: 'uniqe', near: ['unique'] },
  { word: 'list', near: ['list-matches'] },
  { word: 'zzz', near: [] },
])('$word may mean $near', ({ word, near }) => {
  expect(nearest(word, ids)).toEqual(near)
})
