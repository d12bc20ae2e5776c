import { expect, test } from 'vitest'
import { viewOf } from '../../src/analyse/index.ts'
import { networkScores } from '../../src/score/network.ts'
import type { ReplicaTruth } from '../../src/score/truth.ts'
import { roleTruth } from '../../lab/truth/roles.ts'
import { load } from '../analyse/dataset.ts'
import { labWorld } from '../analyse/lab-world.ts'
import { STREET } from '../analyse/network/street.ts'

const CUSTOMERS = ['cai', 'dan', 'fei', 'hui', 'jun']

const PAIRS = {
  ann: { '1.0.0.1': 'own' },
  eve: { '1.0.0.2': 'own' },
  bob: { '1.0.0.1': 'correspondent' },
  gus: { '1.0.0.1': 'group', '1.0.0.2': 'group' },
  ...Object.fromEntries(CUSTOMERS.map((account) => [account, { '1.0.0.9': 'shared' }])),
}

async function scores(roles: Partial<ReplicaTruth['address_roles']>): Promise<(string | number)[][]> {
  const { store, close } = await load({ records: STREET })
  try {
    const found = await networkScores(truthOf(roles), viewOf(store))
    return found.map(({ finding, agree, compared }) => [finding, agree, compared])
  } finally {
    await close()
  }
}

/** Only the roles are looked at. */
const truthOf = (roles: Partial<ReplicaTruth['address_roles']>): Pick<ReplicaTruth, 'address_roles'> => ({
  address_roles: { by_rule: {}, pairs: PAIRS, same_person: [], ...roles },
})

test('a street that is read as it is', async () => {
  expect(await scores({})).toEqual([
    ['lines with a probable reading that are so', 10, 10],
    ['lines that are read, and right', 10, 10],
    ['shared lines that are so', 1, 1],
    ['shared lines that are found', 1, 1],
    ['accounts logged only because they wrote to others that are so', 2, 2],
    ['accounts logged only because they wrote to others that are found', 2, 2],
    ['two accounts read as one person’s that are so', 0, 0],
    ['two accounts read as one person’s that are found', 0, 0],
  ])
})

test('what is otherwise shows', async () => {
  const pairs = { ...PAIRS, ann: { '1.0.0.1': 'shared' }, bob: { '1.0.0.1': 'own' } }
  const same: [string, string][] = [['eve', 'xia']]
  expect(
    await scores({ pairs: { ...pairs, eve: { '1.0.0.2': 'own' }, xia: { '1.0.0.2': 'own' } }, same_person: same }),
  ).toEqual([
    ['lines with a probable reading that are so', 8, 10],
    ['lines that are read, and right', 8, 10],
    ['shared lines that are so', 1, 1],
    ['shared lines that are found', 1, 2],
    ['accounts logged only because they wrote to others that are so', 1, 2],
    ['accounts logged only because they wrote to others that are found', 1, 1],
    ['two accounts read as one person’s that are so', 0, 0],
    ['two accounts read as one person’s that are found', 0, 1],
  ])
})

test('a lab world: nine of ten decided lines are right, shared lines and second accounts are found', async () => {
  const { world, tally, clientLogs, dataset } = labWorld(3)
  const { store, close } = await load(dataset)
  const found = await networkScores(truthOf(roleTruth(world, tally, clientLogs)), viewOf(store))
  await close()
  const shares = found.map(({ agree, compared }) => agree / compared)
  expect(Math.min(...shares.slice(0, 4))).toBeGreaterThan(0.95)
  expect(Math.min(...shares.slice(4))).toBeGreaterThan(0.5)
  expect(found[0]?.detail).toMatch(/^expected calibration error 0\.00\d\d$/)
})
