import { writeFile } from 'node:fs/promises'
import { type CountrySource, openCountries } from '../places/index.ts'
import { DictionaryColumn, NumberColumn, StringColumn } from '../store/native.ts'
import { compileEnrichment } from '../text/enrich.ts'
import { compileFolded } from '../text/folded.ts'
import { Blocks, rowsIn } from './derived-rows.ts'
import type { DerivedRows, LocateJob, MatchJob } from './jobs.ts'

/** What stands in the columns of folded matches for the others. */
const AS_WRITTEN = { foldings: '', start_unit: 0, end_unit: 0 }

/** Looks for every keyword in every distinct text: as it stands, then folded. */
export async function matchJob(job: MatchJob): Promise<DerivedRows> {
  const exactIn = compileEnrichment(job.lists)
  const foldedIn = compileFolded(job.lists)
  const columns = {
    id: new StringColumn(),
    list: new DictionaryColumn(),
    keyword: new DictionaryColumn(),
    foldings: new DictionaryColumn(),
    start_unit: new NumberColumn('UInt64'),
    end_unit: new NumberColumn('UInt64'),
  }
  const blocks = new Blocks(columns)
  async function* found() {
    for await (const texts of rowsIn(job.fromPath))
      for (const [id = '', text = ''] of texts) {
        const exact = exactIn(text)
        for (const match of [...exact, ...foldedIn(text, exact)]) {
          const { list, keyword, foldings, start_unit, end_unit } = { ...AS_WRITTEN, ...match }
          columns.id.data.text(id)
          columns.list.push(list)
          columns.keyword.push(keyword)
          columns.foldings.push(foldings)
          columns.start_unit.push(start_unit)
          columns.end_unit.push(end_unit)
          if (blocks.endRow()) yield* blocks.take()
        }
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
