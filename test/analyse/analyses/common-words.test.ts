import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { ONE_TARGET, WITH_GROUP, WORDS_ONLY } from '../targets/tiny.ts'

test('words of everyday talk, and whose they are', async () => {
  const { rows } = await findings('common-words', ONE_TARGET)
  expect(rows.slice(0, 3).map(({ word, messages, by_targets: by }) => [word, messages, by])).toEqual([
    ['123', 0, 0],
    ['谢谢', 1, 1],
    [':)', 1, 1],
  ])
  // 11 of 199 messages are the target's
  const thanks = rows.find(({ word }) => word === '谢谢')
  expect(thanks?.['expected_by_targets']).toBeCloseTo(11 / 199, 12)
  expect(thanks?.['p_value']).toBeCloseTo(11 / 199, 12)
  expect(rows.find(({ word }) => word === '123')).toMatchObject({ share_by_targets: null, p_value: 1, in_report: true })
})

test('marks around a word do not make it another', async () => {
  const dataset = { ...WITH_GROUP, records: [...(WITH_GROUP.records ?? []), { account: 'zoe', text: ' １２３。' }] }
  const { rows } = await findings('common-words', dataset)
  expect(rows[0]).toMatchObject({ word: '123', messages: 1, by_targets: 0, expected_by_targets: expect.any(Number) })
})

test('where nobody stands out, nothing is expected of anybody', async () => {
  const { rows } = await findings('common-words', WORDS_ONLY)
  expect(rows.every((row) => row['messages'] === 0 && row['p_value'] === 1)).toBe(true)
})
