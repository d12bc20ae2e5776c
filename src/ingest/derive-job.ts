import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { type CountrySource, openCountries } from '../places/index.ts'
import {
  blockParts,
  clearColumns,
  DictionaryColumn,
  type NativeColumn,
  NumberColumn,
  StringColumn,
} from '../store/native.ts'
import { compileEnrichment } from '../text/enrich.ts'
import type { DerivedRows, LocateJob, MatchJob } from './jobs.ts'

/** Rows per Native block; a dictionary column holds at most 65,536 distinct values. */
const BLOCK_ROWS = 60_000

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

/** Columns that are handed over as a block whenever they are full. */
class Blocks {
  /** Rows of all blocks so far. */
  rows = 0
  #open = 0
  readonly #columns: Readonly<Record<string, NativeColumn>>

  constructor(columns: Readonly<Record<string, NativeColumn>>) {
    this.#columns = columns
  }

  /** Whether the block is full with this row. */
  endRow(): boolean {
    this.rows += 1
    this.#open += 1
    return this.#open === BLOCK_ROWS
  }

  /** The open block in parts, each of which must be used before the next is asked for. */
  *take(): Generator<Uint8Array> {
    if (this.#open === 0) return
    yield* blockParts(this.#columns, this.#open)
    clearColumns(this.#columns)
    this.#open = 0
  }
}

/** Rows of a file that the engine wrote as JSONCompactEachRow, some at a time: a JSON array of strings on each line. */
async function* rowsIn(path: string): AsyncGenerator<string[][]> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.map((line) => JSON.parse(line))
  }
}
