import { expect, test } from 'vitest'
import { outcomeOf, total } from './acceptance.ts'

// Constants were set on seeds 1 to 10; bench/targets.ts goes through 101 to 120
test('with no list, watched accounts and the members of the watched group are found', {
  timeout: 120_000,
}, async () => {
  const outcomes = [await outcomeOf(131, 'none', { id: 'both' }), await outcomeOf(132, 'none', { id: 'both' })]
  const [called, right] = [total(outcomes, (o) => o.called), total(outcomes, (o) => o.right)]
  const [large, found] = [total(outcomes, (o) => o.large), total(outcomes, (o) => o.found)]
  expect(large).toBeGreaterThanOrEqual(16)
  expect(right / called).toBeGreaterThanOrEqual(0.9)
  expect(found / large).toBeGreaterThanOrEqual(0.85)
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(['groups', 'groups'])
})

test('where nobody is targeted nobody is called, and three days of logs say nothing', {
  timeout: 120_000,
}, async () => {
  expect(await outcomeOf(131, 'keyfile', { id: 'nobody' })).toMatchObject({ called: 0, verdict: 'keywords' })
  expect(await outcomeOf(132, 'keyfile', { id: 'both', days: 3 })).toMatchObject({ verdict: 'cannot tell' })
})
