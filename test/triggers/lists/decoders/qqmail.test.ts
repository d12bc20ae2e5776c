import { expect, test } from 'vitest'
import qqmail from '../../../../src/triggers/lists/decoders/qqmail.ts'
import { fires } from '../../../text/fires.ts'

const read = (text: string, name = 'rules') => qqmail.decode({ name, bytes: Buffer.from(text), keys: [] })

const RULES = '复辟+习近平\n自焚+活摘\n法轮大法\n'
const ROWS =
  'Extenuating combination,# of censored keyword combinations it extenuates,Censored keyword combinations it extenuates\n放+假,2,"复辟+习近平, 自焚+活摘"\n捍卫,1,自焚+活摘\n'

test('rules and what cancels them, joined', () => {
  const list = read(RULES + ROWS)
  expect(list?.lines).toHaveLength(5)
  expect(list?.notes[2]).toBe('The line that names the columns was left out.')
  const lines = list?.lines ?? []
  expect(fires(list?.semantics ?? '', lines, '习近平要复辟')).toEqual(['复辟+习近平'])
  expect(fires(list?.semantics ?? '', lines, '习近平要复辟，放假')).toEqual([])
  expect(fires(list?.semantics ?? '', lines, '法轮大法，放假')).toEqual(['法轮大法'])
})

test('rows alone are known by their form, rules alone by the name of the file', () => {
  expect(read(ROWS)?.notes[1]).toMatch(/^These rows cancel/)
  expect(read(RULES, 'censored.txt')?.notes[1]).toMatch(/^These are the rules/)
  expect(read(RULES)).toBeNull()
})

test.each([
  ['a table', 'a,1,b\nc,d,e\n'],
  ['words', '法轮功\n六四\n'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})
