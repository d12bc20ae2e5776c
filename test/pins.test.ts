import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pseudonymiser } from '../src/custody/index.ts'
import { handedInDigests } from '../src/knowledge.ts'
import { addPin, casePins, editPin, movePin, removePin } from '../src/pins.ts'
import { caseIn, scratch } from './e2e/cli.ts'

const dir = scratch('pins')
const folder = caseIn(join(dir, 'case'))
const NOW = Date.UTC(2008, 8, 1)
const view = (analysis: string) => ({ kind: 'answer' as const, analysis })
const add = (title: string, what: Parameters<typeof addPin>[1]['what'] = view('counts'), note = '') =>
  addPin(folder, { title, note, what }, NOW)
const titles = async () => (await casePins(folder)).map(({ title }) => title)

test('a case without pins has none, and its report follows from none', async () => {
  expect(await casePins(folder)).toEqual([])
  expect(handedInDigests(folder)).toEqual({})
})

test('pins keep their order, their words and their moment; the file is readable by its owner only', async () => {
  const one = await add(' One ', { ...view('network'), account: 'account-abcdefghijklmnop', hops: 2 }, 'Read *this*.')
  expect(one).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    title: 'One',
    note: 'Read *this*.',
    what: {
      kind: 'answer',
      analysis: 'network',
      family: null,
      account: 'account-abcdefghijklmnop',
      hops: 2,
      where: {},
      columns: [],
    },
    atUtc: '2008-09-01T00:00:00.000Z',
  })
  const two = await add('Two', { kind: 'figure', section: 'waterfall', index: 0 })
  await add('Three', { kind: 'messages', filter: { search: '六四', server: ['fs01'] } })
  expect(await titles()).toEqual(['One', 'Two', 'Three'])
  await movePin(folder, two.id, 0)
  expect(await titles()).toEqual(['Two', 'One', 'Three'])
  await movePin(folder, two.id, 99)
  expect(await titles()).toEqual(['One', 'Three', 'Two'])
  await editPin(folder, one.id, { title: 'First', note: 'Other.' })
  expect((await casePins(folder))[0]).toEqual({ ...one, title: 'First', note: 'Other.' })
  await removePin(folder, two.id)
  expect(await titles()).toEqual(['First', 'Three'])
  expect(statSync(folder.pinsPath).mode & 0o777).toBe(0o600)
  expect(handedInDigests(folder)).toEqual({ 'pins.json': expect.stringMatching(/^[0-9a-f]{64}$/) })
})

test('of many pins at once none is lost', async () => {
  const before = (await casePins(folder)).length
  await Promise.all(Array.from({ length: 20 }, (_, at) => add(`at once ${at}`)))
  expect(await casePins(folder)).toHaveLength(before + 20)
})

test('people are kept by their pseudonyms, whatever was seen; rows are not pinned by words', async () => {
  const pseudonym = pseudonymiser(folder.secret)
  const where = { account: 'lantern.paper', role: 'author' }
  const { what } = await add('Somebody', { ...view('identities'), where })
  expect(what).toMatchObject({ where: { account: pseudonym('account', 'lantern.paper'), role: 'author' } })
  const line = await add('A line', { ...view('network'), where: { kind: 'line', to: '10.0.0.5' } })
  expect(line.what).toMatchObject({ where: { to: pseudonym('address', '10.0.0.5') } })
  const filter = { account: 'lantern.paper', peer: 'other.one', address: '10.0.0.5', search: 'x' }
  const messages = await add('Messages', { kind: 'messages', filter })
  expect(messages.what).toMatchObject({
    filter: {
      account: pseudonym('account', 'lantern.paper'),
      peer: pseudonym('account', 'other.one'),
      address: pseudonym('address', '10.0.0.5'),
      search: 'x',
    },
  })
  const again = await add('Once covered', { ...view('identities'), where: { account: pseudonym('account', 'x') } })
  expect(again.what).toMatchObject({ where: { account: pseudonym('account', 'x') } })
  expect(readFileSync(folder.pinsPath, 'utf8')).not.toMatch(/lantern|10\.0\.0\.5/)
  await expect(add('Words', { ...view('uploaded-messages'), where: { message: 'x' } })).rejects.toThrow(
    'Rows cannot be pinned by message: it holds words of people.',
  )
})

describe('what is refused leaves the pins as they were', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['no title', () => add('  '), /^This cannot be pinned: title: a pin needs a title\.$/],
    ['a title too long', () => add('x'.repeat(201)), /title/],
    ['a note too long', () => add('x', view('counts'), 'x'.repeat(5001)), /note/],
    ['a real name', () => add('x', { ...view('network'), account: 'lantern.paper' }), /named by its pseudonym/],
    ['too many hops', () => add('x', { ...view('network'), hops: 7 }), /hops/],
    ['a filter too long', () => add('x', { kind: 'messages', filter: { search: 'x'.repeat(8000) } }), /too long/],
    ['no terms', () => add('x', { kind: 'terms', terms: [], language: 'en' }), /terms/],
    ['a term too long', () => add('x', { kind: 'terms', terms: ['x'.repeat(101)], language: 'en' }), /terms/],
    ['a figure before the first', () => add('x', { kind: 'figure', section: 's', index: -1 }), /index/],
    ['a pin that is gone', () => removePin(folder, 'gone'), /not pinned any more/],
    ['words for a pin that is gone', () => editPin(folder, 'gone', { title: 'x', note: '' }), /not pinned any more/],
  ])('%s', async (_, work, message) => {
    const before = await titles()
    await expect(work()).rejects.toThrow(message)
    expect(await titles()).toEqual(before)
  })

  test('one more than a report may hold', async () => {
    const full = caseIn(join(dir, 'full'))
    const pin = { title: 'x', note: '', what: view('counts') }
    for (let at = 0; at < 200; at++) await addPin(full, pin, NOW)
    await expect(addPin(full, pin, NOW)).rejects.toThrow('200 pinned findings already')
    expect(await casePins(full)).toHaveLength(200)
  })
})

test.each(['{', '{"schema":"breachlight/pins/2","pins":[]}', '{"schema":"breachlight/pins/1","pins":[{"id":"x"}]}'])(
  'a file that holds %j is refused in words and never written over',
  async (text) => {
    const broken = caseIn(join(dir, 'broken'))
    writeFileSync(broken.pinsPath, text)
    await expect(casePins(broken)).rejects.toThrow('pins.json is damaged')
    await expect(addPin(broken, { title: 'x', note: '', what: view('counts') }, NOW)).rejects.toThrow('is damaged')
    expect(readFileSync(broken.pinsPath, 'utf8')).toBe(text)
  },
)
