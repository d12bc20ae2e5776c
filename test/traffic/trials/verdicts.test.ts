import { expect, test } from 'vitest'
import { VERDICTS } from '../../../src/model/trial.ts'
import { type Tested, VERDICT_RULES, verdictOf } from '../../../src/traffic/trials/verdicts.ts'

const NOTHING: Tested = {
  uploads: false,
  blocks: false,
  uploadsAnything: false,
  uploadsSettled: false,
  blocksSettled: false,
  noHintOfBlocking: true,
}
const SETTLED = { ...NOTHING, uploadsSettled: true, blocksSettled: true }

test.each([
  ['uploads-and-blocks', { ...SETTLED, uploads: true, blocks: true }],
  ['uploads-and-blocks', { ...NOTHING, uploads: true, blocks: true, uploadsAnything: true }],
  ['uploads-only', { ...SETTLED, uploads: true }],
  ['uploads', { ...SETTLED, uploads: true, blocksSettled: false }],
  ['uploads-anything', { ...SETTLED, uploadsAnything: true }],
  ['uploads-anything', { ...SETTLED, uploadsAnything: true, blocks: true }],
  ['blocks-only', { ...SETTLED, blocks: true, noHintOfBlocking: false }],
  ['cannot-tell', { ...SETTLED, blocks: true, uploadsSettled: false }],
  ['no-effect', SETTLED],
  ['no-effect', { ...SETTLED, blocksSettled: false }],
  ['cannot-tell', { ...SETTLED, noHintOfBlocking: false }],
  ['cannot-tell', NOTHING],
] as const)('%s', (verdict, tested) => expect(verdictOf(tested)).toBe(verdict))

test('every verdict has a rule and a reason; that it cannot be told is what is left', () => {
  expect([...VERDICT_RULES.map(({ verdict }) => verdict), 'cannot-tell'].toSorted()).toEqual(
    Object.keys(VERDICTS).toSorted(),
  )
  expect(new Set(VERDICT_RULES.map(({ reason }) => reason)).size).toBe(VERDICT_RULES.length)
})
