import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CountrySource } from '../places/index.ts'
import type { Store } from '../store/index.ts'
import type { DerivedRows, MatchJob } from './jobs.ts'
import { openPool, type Pool } from './pool.ts'

interface Enrichment {
  store: Store
  pool: Pool
  lists: MatchJob['lists']
  tmpDir: string
}

/**
 * Rebuilds what is derived from the records: distinct texts with their matches and private values, distinct addresses with their country.
 * Threads do the work, from file to file: what they held is free when they end. Says which country database was asked.
 */
export async function enrich(store: Store, options: Pick<Enrichment, 'lists' | 'tmpDir'>): Promise<CountrySource> {
  const pool = openPool()
  try {
    const at = { store, pool, ...options }
    await gatherTexts(store)
    await store.release() // before threads with matchers and country database stand beside it
    const [countries] = await Promise.all([locateAddresses(at), matchTexts(at), detectValues(at)])
    return countries
  } finally {
    await pool.close()
  }
}

/** Segments whose texts are gathered in one go. */
const SEGMENTS_PER_PASS = 4

/** Ids are cut into ranges by their first byte. */
const FIRST_BYTES = 256

/** Goes through the segments' texts, which lie in the order of their ids, a range of ids at a time: memory does not grow with them. */
async function gatherTexts(store: Store): Promise<void> {
  await store.command('TRUNCATE TABLE texts')
  const [found] = await store.rows<{ n: number }>('SELECT uniqExact(segment_id) AS n FROM segment_texts')
  const passes = Math.min(Math.ceil((found?.n ?? 0) / SEGMENTS_PER_PASS), FIRST_BYTES)
  for (let pass = 0; pass < passes; pass++)
    await store.command(
      `INSERT INTO texts SELECT text_id, any(text) FROM segment_texts
       WHERE text_id >= toFixedString(unhex({first:String}), 16) AND text_id <= toFixedString(unhex({last:String}), 16)
       GROUP BY text_id`,
      {
        first: hexByte(rangeStart(pass, passes)).padEnd(32, '0'),
        last: hexByte(rangeStart(pass + 1, passes) - 1).padEnd(32, 'f'),
      },
    )
}

const rangeStart = (pass: number, passes: number): number => Math.floor((pass * FIRST_BYTES) / passes)
const hexByte = (value: number): string => value.toString(16).padStart(2, '0')

/** Each distinct text is looked at once, however often it was logged. */
async function matchTexts(at: Enrichment): Promise<void> {
  await derived(at, {
    table: 'matches',
    from: 'SELECT hex(text_id), text FROM texts',
    columns: 'toFixedString(unhex(id), 16), list, keyword',
    work: (paths) => at.pool.run({ kind: 'match', lists: at.lists, ...paths }),
  })
}

/** Private values, with places in the text as it was written. */
async function detectValues(at: Enrichment): Promise<void> {
  await derived(at, {
    table: 'sensitive',
    from: 'SELECT hex(text_id), text FROM texts',
    columns: 'toFixedString(unhex(id), 16), kind, start_unit, end_unit, value',
    work: (paths) => at.pool.run({ kind: 'detect', ...paths }),
  })
}

function locateAddresses(at: Enrichment): Promise<CountrySource> {
  return derived(at, {
    table: 'addresses',
    from: "SELECT address FROM records WHERE address != '' GROUP BY address",
    columns: 'address, version, country',
    work: (paths) => at.pool.run({ kind: 'locate', ...paths }),
  })
}

/** Fills a table anew: the engine writes rows to a file, a thread makes a load file of them, and the engine loads that. */
async function derived<R extends DerivedRows>(
  { store, tmpDir }: Enrichment,
  step: {
    table: 'matches' | 'sensitive' | 'addresses'
    /** Query for what the thread needs. */
    from: string
    /** The table's columns, from the thread's. */
    columns: string
    work: (paths: { fromPath: string; toPath: string }) => Promise<R>
  },
): Promise<R> {
  const fromPath = join(tmpDir, `${step.table}.from`)
  const toPath = join(tmpDir, `${step.table}.to`)
  await store.command(`INSERT INTO FUNCTION file({fromPath:String}, 'JSONCompactEachRow') ${step.from}`, { fromPath })
  await store.release()
  const result = await step.work({ fromPath, toPath })
  await store.command(`TRUNCATE TABLE ${step.table}`)
  if (result.rows > 0)
    await store.command(`INSERT INTO ${step.table} SELECT ${step.columns} FROM file({toPath:String}, 'Native')`, {
      toPath,
    })
  await Promise.all([rm(fromPath), rm(toPath)])
  return result
}
