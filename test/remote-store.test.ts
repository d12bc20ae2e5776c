import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { borrowedStore, lendStore } from '../src/remote-store.ts'
import { engineError } from '../src/store/engine.ts'
import { openStore, type Store } from '../src/store/index.ts'
import { scratch } from './e2e/cli.ts'

let own: Store

beforeAll(async () => {
  own = await openStore(join(scratch('remote-store'), 'engine'))
})
afterAll(() => own.close())

async function borrowed<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  const giveBack = lendStore(store, port1)
  try {
    return await work(borrowedStore(port2))
  } finally {
    giveBack()
  }
}

const item = (n: number) => ({ evidence_id: `e${n}`, path: `p${n}`, root: '测试', size_bytes: n })

test('commands, inserts and rows with bound values do what they do with the store itself', async () => {
  await borrowed(own, async (store) => {
    await store.insert('evidence', [item(1), item(2), item(3)])
    await store.command('DELETE FROM evidence WHERE path = {path:String}', { path: 'p2' })
    await store.release()
    const sql = 'SELECT * FROM evidence WHERE size_bytes >= {least:UInt32} ORDER BY path'
    const rows = await store.rows(sql, { least: 1 })
    expect(rows).toEqual([item(1), item(3)])
    expect(rows).toEqual(await own.rows(sql, { least: 1 }))
  })
})

test('a stream brings every row once; several at a time keep apart; one that is left early ends', async () => {
  const numbers = 'SELECT number AS n FROM numbers(5000) ORDER BY n'
  await borrowed(own, async (store) => {
    const all = async (sql: string): Promise<unknown[]> => {
      const seen = []
      for await (const rows of store.stream(sql)) seen.push(...rows.map((row) => row['n']))
      return seen
    }
    const wanted = Array.from({ length: 5000 }, (_, n) => n)
    expect(await Promise.all([all(numbers), all(`${numbers} DESC`)])).toEqual([wanted, wanted.toReversed()])
    for await (const rows of store.stream(numbers)) {
      expect(rows.length).toBeLessThan(5000)
      break
    }
    expect(await store.rows('SELECT 1 AS n')).toEqual([{ n: 1 }])
  })
})

test('a failure of the engine is the same failure on the other side, a full disk among them', async () => {
  await borrowed(own, async (store) => {
    await expect(store.rows('SELECT no_such_column')).rejects.toThrow('the engine failed while answering a query')
    await expect(store.command('DROP TABLE no_such_table')).rejects.toThrow('the engine failed while running a command')
  })
  const full = { ...own, rows: () => Promise.reject(engineError('Code: 243.', 'answering a query')) }
  await borrowed(full, (store) =>
    expect(store.rows('SELECT 1')).rejects.toMatchObject({
      exit: 'noSpace',
      hint: expect.stringContaining('Free some space'),
    }),
  )
})
