import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { findAnalysis, viewOf } from '../../../src/analyse/index.ts'
import { findings, load, SMALL } from '../dataset.ts'
import { labWorld } from '../lab-world.ts'

test('words of a list explain; so few messages do not tell which other words do', async () => {
  const { rows, caveats, denominator } = await findings('triggers', SMALL)
  const nothing = { expected: null, score: null, stability: null, status: 'known-list', lists: ['list.txt'] }
  expect(rows).toMatchObject([
    { ...nothing, trigger: 'TNT', messages: 2, accounts: 2, share: 2 / 5, alone: 2 },
    { ...nothing, trigger: '法', messages: 1, accounts: 1, share: 1 / 5, alone: 0 },
    { ...nothing, trigger: '法轮', messages: 1, accounts: 1, alone: 0 },
  ])
  expect(denominator).toBe('5 unique messages')
  expect(caveats).toEqual([expect.stringMatching(/^Cannot tell: .*\(5 independent messages, at least 300 are needed/)])
})

test('without messages there is nothing', async () => {
  expect((await findings('triggers', {})).rows).toEqual([])
  expect((await findings('trigger-power', {})).rows).toMatchObject([
    ...[3, 5, 10, 20].map((messages) => ({ measure: 'planted', messages, of: 0, share: null })),
    { measure: 'explained', of: 0, share: null },
    { measure: 'listed', of: 0 },
  ])
})

test('with part of a list, inferred is what the list leaves over, and counts are those of the texts', async () => {
  const { world, dataset } = labWorld(102)
  const { store, close } = await load({ ...dataset, lists: [{ name: 'half.txt', keywords: ['fuck', '月桥'] }] })
  const view = viewOf(store)
  const { rows, caveats } = await findAnalysis('triggers').run(view)
  expect(caveats).toEqual([])
  const holding = (word: string) => world.messages.filter(({ text }) => text.includes(word))
  const [row] = rows.filter(({ trigger }) => trigger === '月桥')
  expect(row).toMatchObject({ status: 'known-list', messages: holding('月桥').length, stability: null })
  const inferred = rows.filter(({ status }) => status === 'inferred')
  expect(inferred.find(({ trigger }) => trigger === '纸鹤')).toMatchObject({
    messages: holding('纸鹤').length,
    accounts: new Set(holding('纸鹤').map(({ sender }) => sender)).size,
    lists: [],
    stability: 1,
  })
  const inAnotherCase = world.messages.filter(
    ({ text }) => text.toLowerCase().includes('fuck') && !text.includes('fuck'),
  )
  expect(inferred.find(({ trigger }) => trigger === 'fuck')).toMatchObject({
    messages: inAnotherCase.length,
    lists: ['half.txt'],
  })
  for (const { trigger, lists, accounts, score } of inferred) {
    expect([[], ['half.txt']]).toContainEqual(lists)
    expect(/fuck|月桥/.test(String(trigger))).toBe(isDeepStrictEqual(lists, ['half.txt']))
    expect(accounts).toBeGreaterThanOrEqual(3)
    expect(score).toBeGreaterThan(5)
  }
  const power = (await findAnalysis('trigger-power').run(view)).rows
  const found = power.flatMap(({ measure, share }) => (measure === 'planted' ? Number(share) : []))
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  expect(found.at(-1)).toBeGreaterThan(0.95)
  const explained = new Set(
    world.messages.filter(({ text }) => rows.some(({ trigger }) => text.toLowerCase().includes(String(trigger)))),
  )
  expect(power.find(({ measure }) => measure === 'explained')?.['found']).toBeLessThanOrEqual(explained.size)
  await close()
})
