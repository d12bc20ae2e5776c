import type { MessagePort } from 'node:worker_threads'
import type { Row } from './model/answer.ts'
import { failureOf, thrown, type Failure } from './thread-failure.ts'
import type { SqlParams, Store } from './store/index.ts'

/** What a thread asks of the store that its main thread holds; `next` and `return` go on with the stream of that number. */
type Question =
  | { id: number; ask: 'rows' | 'stream' | 'command'; sql: string; params: SqlParams }
  | { id: number; ask: 'insert'; table: Parameters<Store['insert']>[0]; rows: readonly Row[] }
  | { id: number; ask: 'next' | 'return'; stream: number }
  | { id: number; ask: 'release' }

/** Rows where the question has any; null at the end of a stream. */
type Reply = { id: number; rows: readonly Row[] | null } | { id: number; failure: Failure }

type Streams = Map<number, AsyncIterator<readonly Row[]>>

/** Answers a thread's questions from a store of this thread; returns what ends that. */
export function lendStore(store: Store, port: MessagePort): () => void {
  const streams: Streams = new Map()
  port.on('message', (question: Question) => {
    replyTo(question, store, streams).then(
      (rows) => port.postMessage({ id: question.id, rows } satisfies Reply),
      (error: unknown) => port.postMessage({ id: question.id, failure: failureOf(error) } satisfies Reply),
    )
  })
  return () => port.close()
}

async function replyTo(question: Question, store: Store, streams: Streams): Promise<readonly Row[] | null> {
  switch (question.ask) {
    case 'rows':
      return store.rows(question.sql, question.params)
    case 'command':
      await store.command(question.sql, question.params)
      return null
    case 'insert':
      await store.insert(question.table, question.rows)
      return null
    case 'release':
      await store.release()
      return null
    case 'stream':
      streams.set(question.id, store.stream(question.sql, question.params)[Symbol.asyncIterator]())
      return null
    case 'next': {
      const next = await streams.get(question.stream)?.next()
      return next?.done === false ? next.value : null
    }
    case 'return':
      await streams.get(question.stream)?.return?.()
      streams.delete(question.stream)
      return null
  }
}

type Asked<Q> = Q extends Question ? Omit<Q, 'id'> : never

/** The store of another thread, as seen from this one: chDB breaks in worker threads, so the engine stays where it is. */
export function borrowedStore(port: MessagePort): Store {
  const waiting = new Map<number, { resolve: (rows: readonly Row[] | null) => void; reject: (error: Error) => void }>()
  let last = 0
  port.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) asked?.reject(thrown(reply.failure))
    else asked?.resolve(reply.rows)
  })
  const send = (question: Asked<Question>): { id: number; reply: Promise<readonly Row[] | null> } => {
    const id = ++last
    const reply = new Promise<readonly Row[] | null>((resolve, reject) => waiting.set(id, { resolve, reject }))
    port.postMessage({ ...question, id })
    return { id, reply }
  }
  const done = async (question: Asked<Question>): Promise<void> => void (await send(question).reply)
  async function* stream<R extends Row>(sql: string, params: SqlParams = {}): AsyncGenerator<readonly R[]> {
    const opened = send({ ask: 'stream', sql, params })
    await opened.reply
    try {
      for (;;) {
        const rows = await send({ ask: 'next', stream: opened.id }).reply
        if (rows === null) return
        yield asRows<R>(rows)
      }
    } finally {
      await done({ ask: 'return', stream: opened.id })
    }
  }
  return {
    rows: async <R extends Row>(sql: string, params: SqlParams = {}) => [
      ...asRows<R>((await send({ ask: 'rows', sql, params }).reply) ?? []),
    ],
    stream,
    command: (sql, params = {}) => done({ ask: 'command', sql, params }),
    insert: (table, rows) => done({ ask: 'insert', table, rows }),
    release: () => done({ ask: 'release' }),
    close: async () => port.close(),
  }
}

// The caller names the columns it selects, as it does with the store itself; the compiler cannot follow them through messages.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-parameters
const asRows = <R extends Row>(rows: readonly Row[]): readonly R[] => rows as readonly R[]
