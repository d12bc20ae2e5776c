import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

const LINES = [
  '习近平+复辟',
  '习包子+独裁',
  '法轮大法',
  'Extenuating combination,# of censored keyword combinations it extenuates,Censored keyword combinations it extenuates',
  '放+假,2,"提出+辞职+习总书记, 习包子+独裁"',
  '群发机,2,"习近平+复辟, 习包子+独裁"',
  '捍卫,1,法轮大法',
]

test.each([
  ['复辟…习近平', ['习近平+复辟']],
  ['习近平复辟，群发机', []],
  ['习近平复辟，放假', ['习近平+复辟']],
  ['习包子独裁，假期放了', []],
  ['法轮大法', ['法轮大法']],
  ['捍卫法轮大法', []],
  ['放假', []],
])('%s', (text, expected) => {
  expect(fires('qqmail', LINES, text)).toEqual(expected)
})
