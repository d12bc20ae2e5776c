import { createClient, type ClickHouseClient } from '@clickhouse/client'
import { OperatorError } from '../model/errors.ts'
import { ChdbConnection } from './connection.ts'

/** Memory the engine may take in this process; grouping and sorting spill to disk beyond it. */
const ENGINE_MEMORY_BYTES = 700_000_000

/**
 * Opens the in-process engine on a directory of its own. Engine errors leave here without their text, because the
 * engine quotes rows in it (SECURITY finding 5): only the numeric code is kept.
 */
export async function openEngine(path: string): Promise<ClickHouseClient> {
  const chdb = await import('chdb')
  const connection = new ChdbConnection(chdb, path, [
    `--max_server_memory_usage=${ENGINE_MEMORY_BYTES}`,
    '--output_format_json_quote_64bit_integers=0',
    '--mark_cache_size=67108864',
    '--async_load_databases=0',
  ])
  return createClient({ connection })
}

const NO_SPACE_CODES = new Set([243, 84])

/** An engine failure as an error fit for people: code and statement kind, never a row. */
export function engineError(error: unknown, doing: string): Error {
  const code = Number(/Code:\s*(\d+)/.exec(String(error))?.[1] ?? Number.NaN)
  if (NO_SPACE_CODES.has(code) || /ENOSPC|No space left/i.test(String(error)))
    return new OperatorError('The disk that holds the case is full.', {
      hint: 'Free some space, then run the same command again: it resumes where it stopped.',
      exit: 'noSpace',
    })
  return new Error(`the engine failed while ${doing} (code ${Number.isNaN(code) ? 'unknown' : code})`)
}
