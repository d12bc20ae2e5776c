import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOne, type Askable } from '../src/answers.ts'
import { openLedger, pseudonymiser, takeCase } from '../src/custody/index.ts'
import { load } from './analyse/dataset.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-covered-'))
const { folder, unlock } = takeCase(join(dir, 'case'), 0)
const ledger = openLedger(folder.ledgerPath)
let loaded: Awaited<ReturnType<typeof load>> | undefined

const TEXT = 'live:otter_9, 打电话13800138000 找 maple.wood88 或 hello_there, maple.wood88x'
beforeAll(async () => {
  loaded = await load({
    records: [
      { account: 'live:otter_9', text: TEXT },
      { account: 'maple.wood88', text: 'hi' },
    ],
  })
})
afterAll(async () => {
  await loaded?.close()
  ledger.close()
  unlock()
  rmSync(dir, { recursive: true })
})

function asked(): Askable {
  if (loaded === undefined) throw new Error('nothing is loaded')
  return { store: loaded.store, folder, state: ledger.state, countries: '' }
}

const example = async (revealed: boolean) =>
  (await answerOne(asked(), { analysis: 'sensitive', revealed })).rows.map((row) => row['example'])

test('a readable text has its private values masked and names of accounts as pseudonyms', async () => {
  const otter = pseudonymiser(folder.secret)('account', 'live:otter_9')
  const maple = pseudonymiser(folder.secret)('account', 'maple.wood88')
  expect(await example(false)).toEqual([
    `${otter}, 打电话[mobile-cn •••••••••••] 找 ${maple} 或 hello_there, maple.wood88x`,
  ])
  expect(await example(true)).toEqual([TEXT])
})
