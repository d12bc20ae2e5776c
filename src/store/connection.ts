import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { createClient } from '@clickhouse/client'
import type { Session } from 'chdb'

/** The six methods @clickhouse/client asks of a connection. */
type Connection = NonNullable<NonNullable<Parameters<typeof createClient>[0]>['connection']>
type QueryParams = Parameters<Connection['query']>[0]
type InsertParams = Parameters<Connection['insert']>[0]
type Chdb = typeof import('chdb')

const answered = (params: QueryParams) => ({
  query_id: params.query_id ?? randomUUID(),
  response_headers: {},
  http_status_code: 200,
})

const hasParams = (params: QueryParams): params is QueryParams & { query_params: Record<string, unknown> } =>
  params.query_params !== undefined && Object.keys(params.query_params).length > 0

/**
 * @clickhouse/client over the in-process engine. The connection that ships with chdb 3.4.0 decodes byte streams chunk
 * by chunk, lets settings leak from one query to the next and holds whole results in memory (measured); this one keeps
 * bytes as bytes, gives every call a session of its own while it runs, and streams.
 */
export class ChdbConnection implements Connection {
  readonly #chdb: Chdb
  readonly #open: () => Session
  readonly #keeper: Session
  readonly #idle: Session[] = []
  #closed = false

  /** `serverArgs` govern the whole process; `database` and `settings` every query: the engine takes these per session only. */
  constructor(
    chdb: Chdb,
    path: string,
    options: { serverArgs: readonly string[]; database: string; settings: readonly string[] },
  ) {
    this.#chdb = chdb
    this.#keeper = new chdb.Session(path, { connectionArgs: options.serverArgs })
    this.#keeper.query(`CREATE DATABASE IF NOT EXISTS ${options.database} ENGINE = Atomic`)
    this.#open = () => {
      const session = new chdb.Session(path)
      session.query(`USE ${options.database}`)
      session.query(`SET ${options.settings.join(', ')}`)
      return session
    }
  }

  async query(params: QueryParams) {
    const session = this.#take()
    try {
      const format = /\bFORMAT\s+(\w+)\s*$/.exec(params.query)?.[1] ?? 'JSONEachRow'
      const sql = params.query.replace(/\bFORMAT\s+\w+\s*$/, '')
      const stream = hasParams(params)
        ? session.queryStreamBind(sql, params.query_params, { format })
        : session.queryStream(sql, { format })
      const chunks = stream[Symbol.asyncIterator]()
      const first = await chunks.next() // errors of the query surface here, before a stream is handed out
      return { stream: Readable.from(this.#bytes(session, chunks, first), { objectMode: false }), ...answered(params) }
    } catch (error) {
      this.#give(session)
      throw error
    }
  }

  async *#bytes(
    session: Session,
    chunks: AsyncIterator<{ raw(): Uint8Array }>,
    first: IteratorResult<{ raw(): Uint8Array }>,
  ) {
    try {
      for (let next = first; next.done !== true; next = await chunks.next()) yield Buffer.from(next.value.raw())
    } finally {
      await chunks.return?.()
      this.#give(session)
    }
  }

  async command(params: QueryParams) {
    const session = this.#take()
    try {
      if (hasParams(params)) await session.queryBindAsync(params.query, params.query_params)
      else await session.queryAsync(params.query)
      return answered(params)
    } finally {
      this.#give(session)
    }
  }

  async insert(params: InsertParams) {
    const into = /^INSERT INTO ([\w.`]+)\s*(?:\(([^)]*)\))?\s*FORMAT JSONEachRow\s*$/i.exec(params.query.trim())
    if (into?.[1] === undefined) throw new Error('the embedded engine takes rows as JSONEachRow only')
    const table = into[1].replaceAll('`', '')
    const values = typeof params.values === 'string' ? Buffer.from(params.values) : await joined(params.values)
    const session = this.#take()
    try {
      if (values.length > 0) await session.insert({ table, values, format: 'JSONEachRow' })
      return answered(params)
    } finally {
      this.#give(session)
    }
  }

  async exec(): Promise<never> {
    throw new Error('exec is not supported on the embedded engine; use query or command')
  }

  async ping(): Promise<{ success: true }> {
    this.#keeper.query('SELECT 1')
    return { success: true }
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#chdb.drainPending()
    for (const session of this.#idle) session.close()
    this.#keeper.close()
    await this.#chdb.drainPending()
  }

  #take(): Session {
    if (this.#closed) throw new Error('the engine is closed')
    return this.#idle.pop() ?? this.#open()
  }

  #give(session: Session): void {
    if (this.#closed) session.close()
    else this.#idle.push(session)
  }
}

async function joined(values: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of values) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}
