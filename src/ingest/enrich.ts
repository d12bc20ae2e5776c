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
    from: 'SELECT hex(text_id), text FROM texts',
    into: {
      matches: { columns: 'toFixedString(unhex(id), 16), list, keyword', where: "foldings = ''" },
      folded_matches: {
        columns: 'toFixedString(unhex(id), 16), list, keyword, foldings, start_unit, end_unit',
        where: "foldings != ''",
      },
    },
    work: (paths) => at.pool.run({ kind: 'match', lists: at.lists, ...paths }),
  })
}

/** Private values, with places in the text as it was written. */
async function detectValues(at: Enrichment): Promise<void> {
  await derived(at, {
    from: 'SELECT hex(text_id), text FROM texts',
    into: { sensitive: { columns: 'toFixedString(unhex(id), 16), kind, start_unit, end_unit, value' } },
    work: (paths) => at.pool.run({ kind: 'detect', ...paths }),
  })
}

function locateAddresses(at: Enrichment): Promise<CountrySource> {
  return derived(at, {
    from: "SELECT address FROM records WHERE address != '' GROUP BY address",
    into: { addresses: { columns: 'address, version, country' } },
    work: (paths) => at.pool.run({ kind: 'locate', ...paths }),
  })
}

/** Which of a thread's rows a table takes, and its columns from the thread's. */
interface Share {
  columns: string
  /** All rows without it. */
  where?: string
}

/** Fills tables anew: the engine writes rows to a file, a thread makes a load file of them, and the engine loads that. */
async function derived<R extends DerivedRows>(
  { store, tmpDir }: Enrichment,
  step: {
    /** Query for what the thread needs. */
    from: string
    into: Partial<Record<'matches' | 'folded_matches' | 'sensitive' | 'addresses', Share>>
    work: (paths: { fromPath: string; toPath: string }) => Promise<R>
  },
): Promise<R> {
  const tables = Object.entries(step.into)
  const fromPath = join(tmpDir, `${tables[0]?.[0]}.from`)
  const toPath = join(tmpDir, `${tables[0]?.[0]}.to`)
  await store.command(`INSERT INTO FUNCTION file({fromPath:String}, 'JSONCompactEachRow') ${step.from}`, { fromPath })
  await store.release()
  const result = await step.work({ fromPath, toPath })
  for (const [table, { columns, where = '1' }] of tables) {
    await store.command(`TRUNCATE TABLE ${table}`)
    if (result.rows > 0)
      await store.command(
        `INSERT INTO ${table} SELECT ${columns} FROM file({toPath:String}, 'Native') WHERE ${where}`,
        { toPath },
      )
  }
  await Promise.all([rm(fromPath), rm(toPath)])
  return result
}
