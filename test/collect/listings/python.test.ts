import { expect, test } from 'vitest'
import python from '../../../src/collect/listings/python.ts'
import { brief, fixture, namesOf, pageOf, SHOWN } from './pages.ts'

test('reads every name; it says no sizes and no dates', () => {
  const entries = python.entriesOf(fixture('python.html'))
  expect(namesOf(entries)).toEqual(SHOWN.toSorted())
  expect(entries?.every(({ sizeBytes, modified }) => sizeBytes === null && modified === null)).toBe(true)
  expect(entries?.filter((entry) => entry.isFolder)).toHaveLength(6)
})

test('an empty folder', () => {
  expect(python.entriesOf(fixture('python-empty.html', 'http://127.0.0.1:8001/old/'))).toEqual([])
})

const page = (title: string, heading: string) =>
  pageOf(`<title>${title}</title><h2>${heading}</h2><ul><li><a href="a.log">a.log</a></ul><a href="b">b</a>`)

test('reads Python 2, too, and only links of the list', () => {
  const told = 'Directory listing for /log/'
  expect(brief(python.entriesOf(page(told, told)))).toEqual(['a.log - -'])
  expect(python.entriesOf(page(told, 'Links'))).toBeNull()
  expect(python.entriesOf(page('Links', told))).toBeNull()
})
