import { expect, test } from 'vitest'
import { viewOf } from '../../src/analyse/index.ts'
import { topicScores } from '../../src/score/topics.ts'
import { campaignTruth } from '../../lab/truth/stories.ts'
import { type DatasetRecord, load } from '../analyse/dataset.ts'
import { labWorld } from '../analyse/lab-world.ts'

const CRANES = '我是纸鹤服务中心的义工请您把心愿写在纸鹤上好吗'
const LAMPS = '朋友您好大家今晚都到河边去放一盏灯给远方的人看'

const sentBy = (account: string, text: string): DatasetRecord[] =>
  Array.from({ length: 24 }, (_, at) => ({ account, text, address: `${account}.${at}`, at: `t${at}` }))

const campaign = [
  { template: 'template-1', text: CRANES },
  { template: 'template-2', text: LAMPS },
]

async function scored(records: readonly DatasetRecord[], planted: typeof campaign) {
  const { store, close } = await load({ records })
  try {
    const scores = await topicScores({ campaign: planted }, viewOf(store))
    return scores.map(({ agree, compared }) => [agree, compared])
  } finally {
    await close()
  }
}

test('a template counts when all of it is found in one with many addresses', async () => {
  const records = [...sentBy('vol', `您好！${CRANES}`), ...sentBy('vol', CRANES), ...sentBy('eve', LAMPS)]
  expect(await scored(records, campaign)).toEqual([
    [2, 2],
    [2, 2],
    [2, 2],
  ])
})

const ENDING = '不管您信不信都祝您和家人平安健康请转告亲友谢谢'

/** Four times as long as what it stands before, so that the two are not alike. */
const LONG = Array.from({ length: 100 }, (_, at) => String.fromCharCode(0x5000 + 7 * at)).join('')

test('one in two pieces is not found whole; a text that nobody planted lowers precision', async () => {
  const pieces = [...sentBy('vol', CRANES), ...sentBy('vol', `${LONG}${CRANES}`)]
  expect(await scored([...pieces, ...sentBy('eve', LAMPS)], campaign.slice(0, 1))).toEqual([
    [0, 1],
    [2, 3],
    [2, 2],
  ])
})

test('two that are nearly the same are found, and mixed', async () => {
  const alike = ['template-1', 'template-2'].map((template, at) => ({ template, text: `${CRANES}${ENDING}${at}号` }))
  expect(
    await scored(
      alike.flatMap(({ text }) => sentBy('vol', text)),
      alike,
    ),
  ).toEqual([
    [2, 2],
    [1, 1],
    [0, 1],
  ])
})

test.each([31, 32, 33])('every campaign of lab world %i is found, and nothing else', async (seed) => {
  const { world, tally, dataset } = labWorld(seed)
  const planted = campaignTruth(world, tally)
  expect(planted.length).toBeGreaterThan(3)
  const [found, ours] = await scored(dataset.records ?? [], [...planted])
  expect(found).toEqual([planted.length, planted.length])
  expect(ours?.[0]).toBe(ours?.[1])
})
