import { createTable } from './ddl.ts'
import type { Store } from './index.ts'
import type { TableName } from './schema.ts'

/** Where the next rows of a table gather while readers still see the last ones. */
export type NextName = `${TableName}_next`
type NextOf = (table: TableName) => NextName

const nextOf: NextOf = (table) => `${table}_next`

/**
 * Fills tables anew. `fill` writes into tables of the same shape, which take the others' place when all of it is written:
 * whoever reads meanwhile sees the rows of before, never half of the new ones.
 */
export async function refilled<T>(
  store: Store,
  tables: readonly TableName[],
  fill: (into: NextOf) => Promise<T>,
): Promise<T> {
  for (const table of tables) {
    await store.command(`DROP TABLE IF EXISTS ${nextOf(table)} SYNC`) // what a run that died left behind
    await store.command(createTable(table, nextOf(table)))
  }
  const result = await fill(nextOf)
  for (const table of tables) {
    await store.command(`EXCHANGE TABLES ${table} AND ${nextOf(table)}`)
    await store.command(`DROP TABLE ${nextOf(table)} SYNC`)
  }
  return result
}
