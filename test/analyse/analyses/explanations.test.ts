import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { FEW, NO_LIST, ONE_TARGET, WITH_GROUP, WORDS_ONLY } from '../targets/tiny.ts'

test.each([
  ['words only', WORDS_ONLY, 'keywords', 0, 0],
  ['one target', ONE_TARGET, 'accounts', 1, 0],
  ['a group, too', WITH_GROUP, 'groups', 4, 1],
  ['no list, and too few messages to infer its words', NO_LIST, 'unknown list', 0, 0],
  ['few messages', FEW, 'cannot tell', 0, 0],
])('%s', async (...[, dataset, verdict, called, groups]) => {
  const { rows } = await findings('explanations', dataset)
  expect(rows.map(({ model }) => model)).toEqual(['keywords', 'accounts', 'groups', 'unknown list'])
  for (const row of rows) expect(row).toMatchObject({ verdict, accounts_called: called, groups_found: groups })
  const chosen = rows.filter(({ model }) => model === verdict)
  expect(chosen.map((row) => Number(row['bic_above_best']) < 2)).toEqual(verdict === 'cannot tell' ? [] : [true])
})

test('power grows with messages, and there is none where nobody has enough', async () => {
  const [row] = (await findings('explanations', WORDS_ONLY)).rows
  const powers = [row?.power_5, row?.power_10, row?.power_20].map(Number)
  expect(powers).toEqual(powers.toSorted((a, b) => a - b))
  expect(powers[2]).toBeGreaterThan(0.9)
  expect((await findings('explanations', FEW)).rows[0]).toMatchObject({ power: 0 })
})
