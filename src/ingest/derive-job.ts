import { writeFile } from 'node:fs/promises'
import { type CountrySource, openCountries } from '../places/index.ts'
import { DictionaryColumn, NumberColumn, StringColumn } from '../store/native.ts'
import { compileEnrichment } from '../text/enrich.ts'
import { Blocks, rowsIn } from './derived-rows.ts'
import type { DerivedRows, LocateJob, MatchJob } from './jobs.ts'

/** Looks for every keyword in every distinct text. */
export async function matchJob(job: MatchJob): Promise<DerivedRows> {
  const matchesIn = compileEnrichment(job.lists)
  const columns = { id: new StringColumn(), list: new DictionaryColumn(), keyword: new DictionaryColumn() }
  const blocks = new Blocks(columns)
  async function* found() {
    for await (const texts of rowsIn(job.fromPath))
      for (const [id = '', text = ''] of texts)
        for (const { list, keyword } of matchesIn(text)) {
          columns.id.data.text(id)
          columns.list.push(list)
          columns.keyword.push(keyword)
          if (blocks.endRow()) yield* blocks.take()
        }
    yield* blocks.take()
  }
  await writeFile(job.toPath, found(), { mode: 0o600 })
  return { rows: blocks.rows }
}

/** Finds the country of every distinct address; says which database was asked. */
export async function locateJob(job: LocateJob): Promise<DerivedRows & CountrySource> {
  const { database, date, countryOf } = await openCountries()
  const columns = { address: new StringColumn(), version: new NumberColumn('UInt8'), country: new DictionaryColumn() }
  const blocks = new Blocks(columns)
  async function* located() {
    for await (const addresses of rowsIn(job.fromPath))
      for (const [address = ''] of addresses) {
        columns.address.data.text(address)
        columns.version.push(address.includes(':') ? 6 : 4)
        columns.country.push(countryOf(address))
        if (blocks.endRow()) yield* blocks.take()
      }
    yield* blocks.take()
  }
  await writeFile(job.toPath, located(), { mode: 0o600 })
  return { rows: blocks.rows, database, date }
}
