import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CountrySource } from '../places/index.ts'
import type { Store } from '../store/index.ts'
import { refilled } from '../store/refill.ts'
import { STREAM_HASH, TABLES } from '../store/schema.ts'
import { NAME_RE2 } from '../text/cover.ts'
import type { DerivedRows, MatchJob } from './jobs.ts'
import { openPool, type Pool } from './pool.ts'

interface Enrichment {
  store: Store
  pool: Pool
  lists: MatchJob['lists']
  /** What pseudonyms hang on. */
  secret: Uint8Array
  tmpDir: string
}

/**
 * Rebuilds what is derived from the records: distinct texts with their matches, private values and folded forms, distinct
 * addresses with their country, and the records in the order in which they are walked.
 * Threads do the work, from file to file: what they held is free when they end. Says which country database was asked.
 */
export async function enrich(store: Store, options: Omit<Enrichment, 'store' | 'pool'>): Promise<CountrySource> {
  const pool = openPool()
  try {
    const at = { store, pool, ...options }
    await gatherTexts(store)
    await store.release() // before threads with matchers and country database stand beside it
    const [countries] = await Promise.all([
      locateAddresses(at),
      matchTexts(at),
      detectValues(at).then(() => foldTexts(at)),
    ])
    await layOut(store)
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
  const [found] = await store.rows<{ n: number }>('SELECT uniqExact(segment_id) AS n FROM segment_texts')
  const passes = Math.min(Math.ceil((found?.n ?? 0) / SEGMENTS_PER_PASS), FIRST_BYTES)
  await refilled(store, ['texts'], async (into) => {
    for (let pass = 0; pass < passes; pass++)
      await store.command(
        `INSERT INTO ${into('texts')} SELECT text_id, any(text) FROM segment_texts
         WHERE text_id >= toFixedString(unhex({first:String}), 16) AND text_id <= toFixedString(unhex({last:String}), 16)
         GROUP BY text_id`,
        {
          first: hexByte(rangeStart(pass, passes)).padEnd(32, '0'),
          last: hexByte(rangeStart(pass + 1, passes) - 1).padEnd(32, 'f'),
        },
      )
  })
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

/** What is searched, with and without what needs a reason to be seen. Private values are known by then: few texts hold any. */
async function foldTexts(at: Enrichment): Promise<void> {
  const named = await at.store.rows<{ name: string }>(
    `SELECT name FROM (SELECT arrayJoin(extractAll(text, {name:String})) AS name FROM texts) AS names
     WHERE name IN (SELECT account FROM records GROUP BY account) GROUP BY name`,
    { name: NAME_RE2 },
  )
  const accounts = named.map(({ name }) => name)
  await derived(at, {
    from: 'SELECT hex(text_id), text, toString(text_id IN (SELECT text_id FROM sensitive)) FROM texts',
    into: { folded_texts: { columns: 'toFixedString(unhex(id), 16), folded, covered' } },
    work: (paths) => at.pool.run({ kind: 'fold', accounts, secret: at.secret, ...paths }),
  })
}

/** Instant of a record without a date: after all others. */
const UNDATED = '9223372036854775807'

/** Lays the records out in the order in which they are walked. The join's table grows with the addresses alone. */
export async function layOut(store: Store): Promise<void> {
  const expressions: Readonly<Record<string, string>> = {
    at: `ifNull(r.observed_at_utc_ms, ${UNDATED})`,
    stream: STREAM_HASH,
    country: 'a.country',
  }
  const columns = Object.keys(TABLES.browse.columns)
  await refilled(store, ['browse'], (into) =>
    store.command(
      `INSERT INTO ${into('browse')} (${columns.join(', ')})
       SELECT ${columns.map((column) => expressions[column] ?? `r.${column}`).join(', ')}
       FROM records AS r LEFT JOIN addresses AS a ON r.address = a.address SETTINGS join_algorithm = 'hash'`,
    ),
  )
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

type DerivedTable = 'matches' | 'folded_matches' | 'folded_texts' | 'sensitive' | 'addresses'

/** Fills tables anew: the engine writes rows to a file, a thread makes a load file of them, and the engine loads that. */
async function derived<R extends DerivedRows>(
  { store, tmpDir }: Enrichment,
  step: {
    /** Query for what the thread needs. */
    from: string
    into: Partial<Record<DerivedTable, Share>>
    work: (paths: { fromPath: string; toPath: string }) => Promise<R>
  },
): Promise<R> {
  const tables = Object.keys(step.into).filter((name): name is DerivedTable => name in step.into)
  const fromPath = join(tmpDir, `${tables[0]}.from`)
  const toPath = join(tmpDir, `${tables[0]}.to`)
  await store.command(`INSERT INTO FUNCTION file({fromPath:String}, 'JSONCompactEachRow') ${step.from}`, { fromPath })
  await store.release()
  const result = await step.work({ fromPath, toPath })
  await refilled(store, tables, async (next) => {
    for (const table of result.rows > 0 ? tables : []) {
      const { columns, where = '1' } = step.into[table] ?? { columns: '*' }
      await store.command(
        `INSERT INTO ${next(table)} SELECT ${columns} FROM file({toPath:String}, 'Native') WHERE ${where}`,
        { toPath },
      )
    }
  })
  await Promise.all([rm(fromPath), rm(toPath)])
  return result
}
