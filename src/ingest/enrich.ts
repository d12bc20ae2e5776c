import { writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { compileEnrichment } from '../text/enrich.ts'
import { DictionaryColumn, NumberColumn, StringColumn, takeBlock } from '../store/native.ts'
import type { Store } from '../store/index.ts'

/** Rows per load file of matches. */
const MATCH_ROWS = 60_000

/** Rebuilds what is derived from the records: distinct texts with their matches, distinct addresses with their country. */
export async function enrich(
  store: Store,
  options: {
    lists: readonly { name: string; keywords: readonly string[] }[]
    countryOf(address: string): string
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
  const matchesIn = compileEnrichment(lists)
  const columns = { id: new StringColumn(), list: new DictionaryColumn(), keyword: new DictionaryColumn() }
  let rows = 0
  const load = async () => {
    await loadNative(
      store,
      join(tmpDir, 'matches'),
      takeBlock(columns, rows),
      'INSERT INTO matches SELECT toFixedString(unhex(id), 16), list, keyword',
    )
    rows = 0
  }
  await store.command('TRUNCATE TABLE matches')
  for await (const texts of store.stream<{ id: string; text: string }>('SELECT hex(text_id) AS id, text FROM texts'))
    for (const { id, text } of texts) {
      for (const { list, keyword } of matchesIn(text)) {
        columns.id.data.text(id)
        columns.list.push(list)
        columns.keyword.push(keyword)
        rows += 1
        if (rows === MATCH_ROWS) await load()
      }
    }
  if (rows > 0) await load()
}

async function locateAddresses(
  store: Store,
  { countryOf, tmpDir }: { countryOf(address: string): string; tmpDir: string },
): Promise<void> {
  const columns = { address: new StringColumn(), version: new NumberColumn('UInt8'), country: new DictionaryColumn() }
  let rows = 0
  const load = async () => {
    await loadNative(
      store,
      join(tmpDir, 'addresses'),
      takeBlock(columns, rows),
      'INSERT INTO addresses SELECT address, version, country',
    )
    rows = 0
  }
  await store.command('TRUNCATE TABLE addresses')
  for await (const found of store.stream<{ address: string }>(
    "SELECT address FROM records WHERE address != '' GROUP BY address",
  ))
    for (const { address } of found) {
      columns.address.data.text(address)
      columns.version.push(address.includes(':') ? 6 : 4)
      columns.country.push(countryOf(address))
      rows += 1
      if (rows === MATCH_ROWS) await load()
    }
  if (rows > 0) await load()
}

async function loadNative(store: Store, path: string, block: Uint8Array, insert: string): Promise<void> {
  writeFileSync(path, block, { mode: 0o600 })
  await store.command(`${insert} FROM file({path:String}, 'Native')`, { path })
  rmSync(path)
}
