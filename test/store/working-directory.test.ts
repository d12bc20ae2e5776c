import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTable, tableNames } from '../../src/store/ddl.ts'
import { openStore } from '../../src/store/index.ts'
import { scratch } from '../e2e/cli.ts'

const dir = scratch('working-directory')
const before = process.cwd()

// The engine's own database takes files of the working directory for tables
beforeAll(() => {
  mkdirSync(join(dir, 'here'))
  for (const name of tableNames) writeFileSync(join(dir, 'here', name), '')
  process.chdir(join(dir, 'here'))
})
afterAll(() => process.chdir(before))

const ROW = { evidence_id: 'aa', path: 'a.log', root: 'r', size_bytes: 3 }
const paths = 'SELECT path, size_bytes FROM evidence'

test('files that are called like tables stand in nobody’s way', async () => {
  const store = await openStore(join(dir, 'engine'))
  for (const name of tableNames) {
    await store.command(`TRUNCATE TABLE ${name}`)
    await store.command(`INSERT INTO ${name} SELECT * FROM ${name}`)
  }
  await store.insert('evidence', [ROW])
  expect(await store.rows(paths)).toEqual([{ path: 'a.log', size_bytes: 3 }])
  await store.close()
})

test('a case of an earlier version keeps what its tables hold', async () => {
  process.chdir(dir)
  const earlier = await openStore(join(dir, 'earlier'))
  await earlier.insert('evidence', [ROW])
  for (const name of tableNames) {
    await earlier.command(createTable(name).replace(name, `default.${name}`))
    await earlier.command(`INSERT INTO default.${name} SELECT * FROM ${name}`)
    await earlier.command(`DROP TABLE ${name}`)
  }
  await earlier.close()
  const store = await openStore(join(dir, 'earlier'))
  expect(await store.rows(paths)).toEqual([{ path: 'a.log', size_bytes: 3 }])
  await store.close()
})
