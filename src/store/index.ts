import type { ClickHouseClient } from '@clickhouse/client'
import type { Row } from '../model/answer.ts'
import { createTable, tableNames } from './ddl.ts'
import { DATABASE, engineError, openEngine } from './engine.ts'
import type { NextName } from './refill.ts'
import type { TableName } from './schema.ts'

export type SqlParams = Readonly<Record<string, string | number | readonly string[]>>

/** The engine as the rest of the house sees it: one SQL dialect, evidence only as bound parameters or loaded files. */
export interface Store {
  /** All rows of a query. 64-bit integers arrive as numbers; select anything above 2^53 through toString. */
  rows<R extends Row = Row>(sql: string, params?: SqlParams): Promise<R[]>
  /** The same, a row at a time, for results that do not fit in memory. */
  stream<R extends Row = Row>(sql: string, params?: SqlParams): AsyncIterable<readonly R[]>
  command(sql: string, params?: SqlParams): Promise<void>
  insert(table: TableName | NextName, rows: readonly Row[]): Promise<void>
  /** Gives back the memory that the engine keeps for queries to come. */
  release(): Promise<void>
  close(): Promise<void>
}

/** Rows that a streamed result brings at a time: few enough that the client's own objects for them die young (measured). */
const STREAM_ROWS = 1024

/** Opens (or creates) the engine in `path` with all tables of the schema. */
export async function openStore(path: string): Promise<Store> {
  const client = await openEngine(path)
  const store = storeOver(client)
  await moveEarlierTables(store)
  for (const name of tableNames) await store.command(createTable(name))
  return store
}

/** Cases of earlier versions have their tables in `default`. */
async function moveEarlierTables(store: Store): Promise<void> {
  const found = await store.rows<{ name: string }>(
    "SELECT name FROM system.tables WHERE database = 'default' AND engine = 'MergeTree' AND name IN {names:Array(String)}",
    { names: [...tableNames] },
  )
  for (const { name } of found) await store.command(`RENAME TABLE default.${name} TO ${DATABASE}.${name}`)
}

function storeOver(client: ClickHouseClient): Store {
  const store: Store = {
    rows: (sql, params = {}) =>
      guarded('answering a query', async () => {
        const result = await client.query({ query: sql, format: 'JSONEachRow', query_params: { ...params } })
        return result.json()
      }),
    async *stream(sql, params = {}) {
      const query = `${sql} SETTINGS max_block_size = ${STREAM_ROWS}`
      const result = await guarded('answering a query', () =>
        client.query({ query, format: 'JSONEachRow', query_params: { ...params } }),
      )
      for await (const rows of result.stream()) yield rows.map((row) => row.json())
    },
    command: (sql, params = {}) =>
      guarded('running a command', async () => {
        await client.command({ query: sql, query_params: { ...params } })
      }),
    insert: (table, rows) =>
      guarded(`loading ${table}`, async () => {
        if (rows.length > 0) await client.insert({ table, values: rows, format: 'JSONEachRow' })
      }),
    release: () => store.command('SYSTEM JEMALLOC PURGE'),
    close: () => client.close(),
  }
  return store
}

async function guarded<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw engineError(error, doing)
  }
}
