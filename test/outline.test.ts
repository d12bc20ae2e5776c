import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeOutline, leftOutOf } from '../src/outline.ts'
import { caseIn, scratch } from './e2e/cli.ts'

const folder = caseIn(join(scratch('outline'), 'case'))
const CHAPTERS = [
  { id: 'people', title: 'People', fixed: false },
  { id: 'claims', title: 'Claims', fixed: false },
  { id: 'method', title: 'Method', fixed: true },
  { id: 'custody', title: 'Custody', fixed: true },
]
const change = (leaveOut: string[], putBack: string[] = []) => changeOutline(folder, { leaveOut, putBack }, CHAPTERS)

test('chapters are left out and put back, each once, and the choice stays', () => {
  expect(leftOutOf(folder)).toEqual([])
  expect(change(['people', 'claims', 'people'])).toEqual(['claims', 'people'])
  expect(change([], ['people'])).toEqual(['claims'])
  expect(leftOutOf(folder)).toEqual(['claims'])
  expect(readFileSync(folder.outlinePath, 'utf8')).toBe('{"schema":"breachlight/outline/1","leftOut":["claims"]}\n')
  expect(statSync(folder.outlinePath).mode & 0o777).toBe(0o600)
  expect(existsSync(`${folder.outlinePath}.new`)).toBe(false)
})

test.each<[leaveOut: string[], putBack: string[], said: [message: string, hint: string]]>([
  [['peple'], [], ['There is no chapter peple.', 'Did you mean people?']],
  [[], ['zzzzzzzz'], ['There is no chapter zzzzzzzz.', 'The chapters are: people, claims, method, custody.']],
  [['claims', 'method'], [], ['The chapter method (Method) cannot be left out.', 'The same holds of: custody.']],
])('leaving out %j and putting back %j is refused, and nothing changed', (leaveOut, putBack, [message, hint]) => {
  const before = readFileSync(folder.outlinePath, 'utf8')
  expect(() => change(leaveOut, putBack)).toThrow(
    expect.objectContaining({ message, hint: expect.stringContaining(hint), exit: 'wrongUsage' }),
  )
  expect(readFileSync(folder.outlinePath, 'utf8')).toBe(before)
})

test.each(['', '[]', '{"leftOut":[1]}', '{"schema":"breachlight/outline/2","leftOut":[]}', '{'])(
  'a file that holds %j is refused in words',
  (text) => {
    writeFileSync(folder.outlinePath, text)
    expect(() => leftOutOf(folder)).toThrow('does not say which chapters are left out')
  },
)

test('a chapter that no longer exists can be put back', () => {
  writeFileSync(folder.outlinePath, '{"schema":"breachlight/outline/1","leftOut":["former"]}')
  expect(change([], ['former'])).toEqual([])
})
