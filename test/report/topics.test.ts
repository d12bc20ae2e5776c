import { expect, test } from 'vitest'
import topics from '../../src/report/sections/topics.ts'
import { EMPTY, REPLICA } from './fixture.ts'
import { TOPIC_ROWS } from './fixture-topics.ts'

const prose = (input = REPLICA): string[] =>
  topics.build(input).flatMap((block) => (block.kind === 'prose' ? [block.text] : []))

test('what was sent round comes first, then what the rest is about, then words', () => {
  expect(prose()).toEqual([
    '2 texts went to far more addresses than everyday texts do, in 38 versions and 927 sendings. The widest of them went to 401 addresses, sent by 5 accounts. 1 long text of several accounts is nearly alike.',
    'Of the unique messages, 3.6 % belong to such a text and 29.2 % to a cluster of words that go together; 67.1 % to neither.',
    'The words that most surely stand out are “纸鹤”, “纸船”, “义工”, “祝您”, “布老虎”, “网吧”, “几点”, “书店”; the first of them is in 149 messages of 88 accounts.',
  ])
  expect(topics.build(REPLICA).map(({ kind }) => kind)).toEqual([
    'prose',
    'prose',
    'table',
    'table',
    'figure',
    'prose',
    'table',
  ])
})

test('the picture has a row for every topic that words tell, and none for the rest', () => {
  const figure = topics.build(REPLICA).find((block) => block.kind === 'figure')
  const svg = figure?.kind === 'figure' ? figure.svg : ''
  const called = TOPIC_ROWS.map(
    ({ topic, words }) => `>${String(topic)}${words === null ? '' : ` · ${String(words)}`}<`,
  )
  expect(called.map((label) => svg.includes(label))).toEqual([true, true, true, true, true, false])
})

test('nothing found is said, too', () => {
  expect(prose(EMPTY)).toEqual([
    'No text went from an account to far more addresses than everyday texts do. 0 long texts of several accounts are nearly alike.',
    'Of the unique messages, 0 % belong to such a text and 0 % to a cluster of words that go together; 0 % to neither.',
    'No word that enough accounts used stands out against the background.',
  ])
})

test('templates that are not told one by one are counted beside the others', () => {
  const further = { ...TOPIC_ROWS[2], topic: '17 further templates', reason: null }
  const answers = { ...REPLICA.answers, topics: { ...answerOfTopics(), rows: [...TOPIC_ROWS, further] } }
  expect(prose({ ...REPLICA, answers })[0]).toMatch(
    /1 long text of several accounts is nearly alike\. Beside them: 17 further templates\.$/,
  )
})

test('tables show the first rows and name the file with all of them', () => {
  const many = Array.from({ length: 30 }, () => TOPIC_ROWS[0] ?? {})
  const answers = { ...REPLICA.answers, topics: { ...answerOfTopics(), rows: many } }
  const table = topics.build({ ...REPLICA, answers }).find((block) => block.kind === 'table')
  expect(table).toMatchObject({
    caption: 'Texts that were sent round',
    note: expect.stringContaining('5 more in tables/topics.csv.'),
  })
  expect(table?.kind === 'table' ? table.rows : []).toHaveLength(25)
})

function answerOfTopics() {
  const answer = REPLICA.answers['topics']
  if (answer === undefined) throw new Error('the fixture has topics')
  return answer
}
