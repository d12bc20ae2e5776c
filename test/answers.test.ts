import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, answerOne, type Askable } from '../src/answers.ts'
import { covered } from '../src/covered.ts'
import { openLedger, pseudonymiser, takeCase } from '../src/custody/index.ts'
import { load } from './analyse/dataset.ts'
import { SESSION } from './analyse/trial-session.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-answers-'))
const { folder, unlock } = takeCase(join(dir, 'case'), 0)
const ledger = openLedger(folder.ledgerPath)
let loaded: Awaited<ReturnType<typeof load>> | undefined

beforeAll(async () => {
  loaded = await load(SESSION)
})
afterAll(async () => {
  await loaded?.close()
  ledger.close()
  unlock()
  rmSync(dir, { recursive: true })
})

function asked(): Askable {
  if (loaded === undefined) throw new Error('the session is not loaded')
  return { store: loaded.store, folder, state: ledger.state, countries: '' }
}

const messages = async (revealed: boolean) =>
  (await answerOne(asked(), { analysis: 'uploaded-messages', revealed })).rows.map(({ message }) => message)

test('words of people are masked, character for character, unless revealed', async () => {
  expect(await messages(false)).toEqual(['•••\t• •• •', '•!'.repeat(1000)])
  expect(await messages(true)).toEqual(['ann\ta 灯笼 b', 'é!'.repeat(1000)])
})

test('a pseudonym stands for an address that is known; one that is not stays unknown', async () => {
  const { session } = await answerAll(asked(), false)
  const pseudonym = pseudonymiser(folder.secret)('address', '10.0.0.5')
  expect([...new Set(session?.rows.map(({ address }) => address))]).toEqual([pseudonym, null])
})

test('nothing but the opened text is words: every other answer is as it was', async () => {
  const hidden = await answerAll(asked(), false)
  const shown = await answerAll(asked(), true)
  const differ = Object.keys(shown).filter((id) => JSON.stringify(hidden[id]) !== JSON.stringify(shown[id]))
  expect(differ).toEqual(['session', 'uploaded-messages'])
})

test('each account of a list has its own pseudonym', async () => {
  const found = {
    ...(await answerOne(asked(), { analysis: 'conversations', revealed: true })),
    rows: [{ names: ['ann', 'bob'] }],
  }
  const { rows } = await covered(found, asked())
  const pseudonym = pseudonymiser(folder.secret)
  expect(rows).toEqual([{ names: [pseudonym('account', 'ann'), pseudonym('account', 'bob')] }])
})
