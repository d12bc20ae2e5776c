import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { ONE_TARGET, WITH_GROUP } from '../targets/tiny.ts'

test('accounts whose unexplained messages answer each other are a group', async () => {
  const { rows, denominator } = await findings('targeted-groups', WITH_GROUP)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    group: 'group-1',
    accounts: 3,
    unique_messages: 30,
    unexplained: 30,
    links: 30,
    p_value: 0.01,
    q_value: 0.01,
  })
  expect(rows[0]?.expected_links).toBeLessThan(3)
  expect(denominator).toBe('34 accounts tested')
})

test('one target is no group', async () => {
  expect((await findings('targeted-groups', ONE_TARGET)).rows).toEqual([])
})
