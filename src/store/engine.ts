import { createClient, type ClickHouseClient } from '@clickhouse/client'
import { OperatorError } from '../model/errors.ts'
import { ChdbConnection } from './connection.ts'

/**
 * Where the tables are. The engine's own `default` also takes every file of the working directory for a table (chDB 3.4.0, an
 * overlay with a database of files): a file called `texts` there would stand in the way of the table of that name.
 */
export const DATABASE = 'breachlight'

/** Memory the engine may take in this process, whatever the size of the case. */
const ENGINE_MEMORY_BYTES = 700_000_000

/** Grouping and sorting go on on disk beyond this; two queries at a time then stay well below the limit. */
const SPILL_BYTES = 12_000_000

/** What is inserted is written out in parts of this size; the engine's own default gathers a million rows in memory first. */
const INSERT_ROWS = 65_536

/**
 * Opens the in-process engine on a directory of its own. Engine errors leave here without their text, because the
 * engine quotes rows in it (SECURITY finding 5): only the numeric code is kept.
 */
export async function openEngine(path: string): Promise<ClickHouseClient> {
  const chdb = await import('chdb')
  const connection = new ChdbConnection(chdb, path, {
    database: DATABASE,
    serverArgs: [
      `--max_server_memory_usage=${ENGINE_MEMORY_BYTES}`,
      '--mark_cache_size=67108864',
      '--async_load_databases=0',
    ],
    settings: [
      `max_bytes_before_external_group_by = ${SPILL_BYTES}`,
      'max_bytes_ratio_before_external_group_by = 0',
      `max_bytes_before_external_sort = ${SPILL_BYTES}`,
      'max_bytes_ratio_before_external_sort = 0',
      `min_insert_block_size_rows = ${INSERT_ROWS}`,
      "temporary_files_codec = 'NONE'", // read once and soon: compressing costs a quarter of a query that spills (measured)
      `temporary_files_buffer_size = ${16 << 10}`, // every file spilled to has one while they are merged; the default is 1 MiB
      "storage_file_read_method = 'pread'", // load files are else mapped into memory whole
      `max_block_size = ${16 << 10}`, // of the 65,409 rows of the default, every step of a query holds some
      'min_external_sort_block_bytes = 4000000', // less is never spilled, whatever the limit is; the default is 100 MiB
      "join_algorithm = 'full_sorting_merge,hash'", // a table of hashes grows with the case, a sort goes on on disk
      'enable_join_runtime_filters = 0', // joins with one are always by hash
      'use_query_condition_cache = 0', // every read-back of a segment is a condition of its own: it only grows
      'compile_expressions = 0', // a compiler takes 20 MB and saves no time (measured)
      'compile_aggregate_expressions = 0',
      'compile_sort_description = 0',
      'output_format_json_quote_64bit_integers = 0',
      'output_format_parallel_formatting = 0', // its buffers take 100 MB, and whoever reads the rows is slower anyway (measured)
    ],
  })
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
