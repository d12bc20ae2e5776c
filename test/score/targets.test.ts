import { expect, test } from 'vitest'
import { viewOf } from '../../src/analyse/index.ts'
import { targetScores } from '../../src/score/targets.ts'
import { load } from '../analyse/dataset.ts'
import { ONE_TARGET } from '../analyse/targets/tiny.ts'

test('accounts that stand out are set beside those that are logged whatever they write', async () => {
  const { store, close } = await load(ONE_TARGET)
  const view = viewOf(store)
  const sharesFor = async (account: string, members: readonly string[]) =>
    (await targetScores({ targeted: { accounts: [{ account }], groups: [{ accounts: members }] } }, view)).map(
      ({ test: kind, agree, compared }) => [kind, agree, compared],
    )
  expect(await sharesFor('target', [])).toEqual([
    ['precision', 1, 1],
    ['recall', 1, 1],
  ])
  expect(await sharesFor('nobody', ['target'])).toEqual([
    ['precision', 1, 1],
    ['recall', 1, 1],
  ])
  expect(await sharesFor('circle', [])).toEqual([
    ['precision', 0, 1],
    ['recall', 0, 0],
  ])
  await close()
})
