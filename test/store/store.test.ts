import { expect, test } from 'vitest'
import { temporaryStore } from './temporary.ts'

const { store } = await temporaryStore('store')

test('text reaches SQL only as bound parameters and comes back unchanged', async () => {
  const path = `'; DROP TABLE evidence -- \u0001 "法轮" \\ \u{1f600}`
  await store.insert('evidence', [{ evidence_id: 'aa', path, root: 'r', size_bytes: 3 }])
  const rows = await store.rows('SELECT path, size_bytes FROM evidence WHERE path = {path:String}', { path })
  expect(rows).toEqual([{ path, size_bytes: 3 }])
})

test('a result of many blocks streams without breaking characters', async () => {
  let count = 0
  for await (const rows of store.stream("SELECT repeat('灯笼', 50) AS t FROM numbers(200000)")) {
    count += rows.length
    for (const row of rows) if (row['t'] !== '灯笼'.repeat(50)) throw new Error('a character was cut')
  }
  expect(count).toBe(200_000)
})

test('an engine error names its code and never quotes a row', async () => {
  await store.insert('evidence', [{ evidence_id: 'bb', path: 'SECRET-PHONE', root: 'r', size_bytes: 1 }])
  await expect(store.rows("SELECT toUInt8(path) FROM evidence WHERE evidence_id = 'bb'")).rejects.toThrow(
    /^the engine failed while answering a query \(code 6\)$/,
  )
})
