import { expect, test } from 'vitest'
import { refilled } from '../../src/store/refill.ts'
import { temporaryStore } from './temporary.ts'

const { store } = await temporaryStore('refill')

const item = (path: string) => ({ evidence_id: 'aa', path, root: 'r', size_bytes: 1 })
const paths = async () =>
  (await store.rows<{ path: string }>('SELECT path FROM evidence ORDER BY path')).map((row) => row.path)
const leftOver = () => store.rows("SELECT name FROM system.tables WHERE name LIKE '%_next'")

test('whoever reads while a table is filled sees all of before, then all of the new', async () => {
  await store.insert('evidence', [item('old')])
  const seen: string[][] = []
  await refilled(store, ['evidence'], async (into) => {
    await store.insert(into('evidence'), [item('new 1')])
    seen.push(await paths())
    await store.insert(into('evidence'), [item('new 2')])
    seen.push(await paths())
  })
  expect(seen).toEqual([['old'], ['old']])
  expect(await paths()).toEqual(['new 1', 'new 2'])
  expect(await leftOver()).toEqual([])
})

test('a filling that fails leaves what was there, and the next one begins afresh', async () => {
  await refilled(store, ['evidence'], (into) => store.insert(into('evidence'), [item('kept')]))
  const failing = refilled(store, ['evidence'], async (into) => {
    await store.insert(into('evidence'), [item('half')])
    throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect(await paths()).toEqual(['kept'])
  await refilled(store, ['evidence'], (into) => store.insert(into('evidence'), [item('whole')]))
  expect(await paths()).toEqual(['whole'])
  expect(await leftOver()).toEqual([])
})

test('filling with nothing empties', async () => {
  await refilled(store, ['evidence', 'texts'], async () => undefined)
  expect(await paths()).toEqual([])
})
