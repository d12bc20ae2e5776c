import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { FEW, ONE_TARGET, WITH_GROUP, WORDS_ONLY } from '../targets/tiny.ts'

test('who is logged whatever is written is found, and who shares a hidden word with himself is not', async () => {
  const { rows, denominator } = await findings('targets', ONE_TARGET)
  expect(rows.map(({ account, reading }) => [account, reading])).toEqual([
    ['target', 'target'],
    ['circle', 'cannot tell'],
  ])
  expect(denominator).toBe('32 accounts tested; 0 with fewer than 5 distinct messages not')
})

test('words only: nobody is called', async () => {
  const { rows } = await findings('targets', WORDS_ONLY)
  expect(rows.filter(({ reading }) => reading === 'target')).toEqual([])
})

test('members of a group are told from accounts that are logged on their own', async () => {
  const { rows } = await findings('targets', WITH_GROUP)
  expect(Object.fromEntries(rows.map(({ account, reading }) => [account, reading]))).toEqual({
    anna: 'group member',
    bert: 'group member',
    cleo: 'group member',
    target: 'target',
  })
})

test('with few messages nobody is tested', async () => {
  const { rows, denominator } = await findings('targets', FEW)
  expect(rows).toEqual([])
  expect(denominator).toBe('0 accounts tested; 10 with fewer than 5 distinct messages not')
})
