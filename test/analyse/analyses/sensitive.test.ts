import { expect, test } from 'vitest'
import { type Dataset, findings } from '../dataset.ts'

const LONG = `长${'长'.repeat(120)} 13900139000`

const EXPOSED: Dataset = {
  records: [
    { account: 'ann', text: '打我手机138-0013-8000，或13800138000' },
    { account: 'ann', text: '打我手机138-0013-8000，或13800138000', server: 'fs02' },
    { account: 'bob', text: '打我手机138-0013-8000，或13800138000' },
    { account: 'bob', text: '手机13800138000, mail a@example.com' },
    { account: '', text: LONG },
    { account: 'carl', text: 'nothing' },
    { account: 'dora', text: 'QQ 712345678', family: 'notes', message: false },
  ],
}

test('kinds by unique messages, with values that differ only in layout counted once', async () => {
  const { rows, denominator } = await findings('sensitive', EXPOSED)
  const [mobile, email] = rows
  expect(mobile).toMatchObject({ kind: 'mobile-cn', messages: 4, distinct_values: 2, records: 5, accounts: 2 })
  expect(email).toEqual({
    kind: 'email',
    messages: 1,
    share: 0.2,
    ci_low: expect.closeTo(0.036, 3),
    ci_high: expect.closeTo(0.624, 3),
    distinct_values: 1,
    records: 1,
    accounts: 1,
    example: '手机13800138000, mail a@example.com',
  })
  expect(rows).toHaveLength(2)
  expect(denominator).toBe('5 unique messages')
})

test('a text too long to show is no example', async () => {
  const { rows } = await findings('sensitive', { records: [{ account: 'a', text: LONG }] })
  expect(rows).toMatchObject([{ kind: 'mobile-cn', example: null }])
})

test('accounts with the most messages first; a record without an account is nobody’s', async () => {
  const { rows, denominator } = await findings('sensitive-accounts', EXPOSED)
  expect(rows).toEqual([
    { account: 'bob', kind: 'mobile-cn', messages: 2, distinct_values: 1 },
    { account: 'ann', kind: 'mobile-cn', messages: 1, distinct_values: 1 },
    { account: 'bob', kind: 'email', messages: 1, distinct_values: 1 },
  ])
  expect(denominator).toBe('2 accounts of 3 accounts')
})
