import { expect, test } from 'vitest'
import { findAnalysis, viewOf } from '../../src/analyse/index.ts'
import { roleTruth } from '../../lab/truth/roles.ts'
import { load } from './dataset.ts'
import { labWorld } from './lab-world.ts'

test('a world in the engine has the figures of its scale and the readings of its truth', async () => {
  const { world, clientLogs, tally, dataset } = labWorld(7)
  const { store, close } = await load(dataset)
  const view = viewOf(store)
  const counts = (await findAnalysis('counts').run(view)).rows.map((row) => [row['measure'], row['value']])
  expect(Object.fromEntries(counts)).toMatchObject({
    message_records: 10_458,
    unique_messages: 1_668,
    sendings: 6_500,
    accounts: 443,
    addresses: 712,
  })
  const roles = await findAnalysis('address-roles').run(view)
  const { by_rule: rule } = roleTruth(world, tally, clientLogs)
  expect(roles.rows.map(({ pairs }) => pairs)).toEqual(
    [rule.own, rule.shared, rule.correspondent, rule.unresolved].map(({ pairs }) => pairs),
  )
  await close()
})
