import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '../../src/analyse/index.ts'
import type { Store } from '../../src/store/index.ts'
import { load, SMALL } from './dataset.ts'

let store: Store
let close: () => Promise<void>
beforeAll(async () => {
  ;({ store, close } = await load(SMALL))
})
afterAll(() => close())

const ledgerHead = 'abc'
const hintOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'hint' in error ? error.hint : error),
  )

test('an answer has the shape of the contract', async () => {
  const answer = await ask(store, 'unique', { ledgerHead })
  expect(Object.keys(answer)).toEqual([
    'schema',
    'analysis',
    'question',
    'columns',
    'rows',
    'denominator',
    'policy',
    'caveats',
    'evidence',
  ])
  expect(answer).toMatchObject({ schema: 'breachlight/answer/1', analysis: 'unique', evidence: { ledger_head: 'abc' } })
})

test('a family replaces message records', async () => {
  const { rows } = await ask(store, 'unique', { ledgerHead, family: 'onlineuser' })
  expect(rows[0]).toEqual({ policy: 'account+text', messages: 1, repeats: 0 })
})

test('what the data and the caller know is added to the caveats', async () => {
  const { caveats } = await ask(store, 'countries', { ledgerHead, caveats: { countries: ['database of a day'] } })
  expect(caveats.slice(-2)).toEqual(['1 record without a valid address not counted here.', 'database of a day'])
})

test.each([
  { id: 'count', hint: 'Did you mean counts or countries?' },
  { id: 'constructor', hint: /^Choose one of: .*counts, / },
])('an unknown analysis $id is refused with a hint', async ({ id, hint }) => {
  expect(await hintOf(ask(store, id, { ledgerHead }))).toMatch(hint)
})

test.each([
  { family: 'contentfiler', hint: 'Did you mean contentfilter?' },
  { family: "' OR 1 = 1 --", hint: 'Choose one of: callinfo, contentfilter, onlineuser.' },
])('an unknown family $family is refused with a hint', async ({ family, hint }) => {
  expect(await hintOf(ask(store, 'counts', { ledgerHead, family }))).toBe(hint)
})
