import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileEnrichment } from '../text/enrich.ts'
import {
  blockParts,
  clearColumns,
  DictionaryColumn,
  type NativeColumn,
  NumberColumn,
  StringColumn,
} from '../store/native.ts'
import type { Store } from '../store/index.ts'

/** Rows per load file; a dictionary column holds at most 65,536 distinct values. */
const BLOCK_ROWS = 60_000

/** Rebuilds what is derived from the records: distinct texts with their matches, distinct addresses with their country. */
export async function enrich(
  store: Store,
  options: {
    lists: readonly { name: string; keywords: readonly string[] }[]
    countryOf: (address: string) => string
    tmpDir: string
  },
): Promise<void> {
  await Promise.all([matchTexts(store, options), locateAddresses(store, options)])
}

/** Each distinct text is looked at once, however often it was logged. */
async function matchTexts(
  store: Store,
  { lists, tmpDir }: { lists: Parameters<typeof compileEnrichment>[0]; tmpDir: string },
): Promise<void> {
  await store.command('TRUNCATE TABLE texts')
  await store.command('INSERT INTO texts SELECT text_id, any(text) FROM segment_texts GROUP BY text_id')
  await store.command('TRUNCATE TABLE matches')
  const matchesIn = compileEnrichment(lists)
  const columns = { id: new StringColumn(), list: new DictionaryColumn(), keyword: new DictionaryColumn() }
  const select = 'INSERT INTO matches SELECT toFixedString(unhex(id), 16), list, keyword'
  const loader = nativeLoader(store, columns, { path: join(tmpDir, 'matches'), select })
  for await (const texts of store.stream<{ id: string; text: string }>('SELECT hex(text_id) AS id, text FROM texts'))
    for (const { id, text } of texts)
      for (const { list, keyword } of matchesIn(text)) {
        columns.id.data.text(id)
        columns.list.push(list)
        columns.keyword.push(keyword)
        await loader.endRow()
      }
  await loader.finish()
}

async function locateAddresses(
  store: Store,
  { countryOf, tmpDir }: { countryOf: (address: string) => string; tmpDir: string },
): Promise<void> {
  const columns = { address: new StringColumn(), version: new NumberColumn('UInt8'), country: new DictionaryColumn() }
  const select = 'INSERT INTO addresses SELECT address, version, country'
  const loader = nativeLoader(store, columns, { path: join(tmpDir, 'addresses'), select })
  await store.command('TRUNCATE TABLE addresses')
  const distinct = "SELECT address FROM records WHERE address != '' GROUP BY address"
  for await (const found of store.stream<{ address: string }>(distinct))
    for (const { address } of found) {
      columns.address.data.text(address)
      columns.version.push(address.includes(':') ? 6 : 4)
      columns.country.push(countryOf(address))
      await loader.endRow()
    }
  await loader.finish()
}

/** Loads rows as they come, a block at a time. */
function nativeLoader(
  store: Store,
  columns: Readonly<Record<string, NativeColumn>>,
  into: { path: string; select: string },
) {
  let rows = 0
  const load = async () => {
    await writeFile(into.path, blockParts(columns, rows), { mode: 0o600 })
    clearColumns(columns)
    rows = 0
    await store.command(`${into.select} FROM file({path:String}, 'Native')`, { path: into.path })
    await rm(into.path)
  }
  return {
    /** Returns a promise only when a block is full, so that most rows cost no turn of the event loop. */
    endRow(): Promise<void> | undefined {
      rows += 1
      return rows === BLOCK_ROWS ? load() : undefined
    },
    finish: async (): Promise<void> => {
      if (rows > 0) await load()
    },
  }
}
