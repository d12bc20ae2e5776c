import { TABLES, type TableName, type TableSchema } from './schema.ts'

/** `CREATE TABLE` for one table of the schema on the embedded engine, under its own name or another. */
export function createTable(name: TableName, under: string = name): string {
  const table: TableSchema = TABLES[name]
  const columns = Object.entries(table.columns).map(([column, { type }]) => `${column} ${type}`)
  return `CREATE TABLE IF NOT EXISTS ${under} (${columns.join(', ')}) ENGINE = MergeTree ORDER BY (${table.orderBy})`
}

const isTable = (name: string): name is TableName => Object.hasOwn(TABLES, name)

export const tableNames: readonly TableName[] = Object.keys(TABLES).filter(isTable)

/**
 * SQL expression over all columns of a table whose xor does not depend on the order of rows or the cut of segments.
 * NULL must not pass through cityHash64, which would make the whole row NULL and drop it from the xor.
 */
export function rowHash(name: TableName): string {
  const table: TableSchema = TABLES[name]
  const terms = Object.entries(table.columns)
    .filter(([column]) => column !== 'segment_id')
    .flatMap(([column, { type }]) =>
      type.startsWith('Nullable') ? [`isNull(${column})`, `ifNull(${column}, 0)`] : [column],
    )
  return `cityHash64(${terms.join(', ')})`
}
