import type { ConnectionReader } from '../connection.ts'
import type { Half } from './half.ts'

export type Closing = Parameters<ConnectionReader['closed']>[0]

/** A TCP connection under reassembly. */
export interface Flow {
  /** Both ends, as `pairOf` writes them. */
  key: string
  stream: number
  /** The end that stands first in the key opened it. */
  opensForward: boolean
  halves: [Half | null, Half | null]
  /** What waits in both directions, as it was last counted. */
  waitingBytes: number
  /** Null while there was nothing to read, and after the end. */
  reader: ConnectionReader | null
  isClosed: boolean
  isReset: boolean
  resetUtcMs: number | null
  /** The row it stands in, and its neighbours there. */
  row: FlowRow | null
  older: Flow | null
  newer: Flow | null
}

export const newFlow = (key: string, stream: number, opensForward: boolean): Flow => ({
  key,
  stream,
  opensForward,
  halves: [null, null],
  waitingBytes: 0,
  reader: null,
  isClosed: false,
  isReset: false,
  resetUtcMs: null,
  row: null,
  older: null,
  newer: null,
})

/** Flows in a row; a Map would be as ordered, but takes ever longer to find its first entry when it is used as a queue. */
export class FlowRow {
  #oldest: Flow | null = null
  #newest: Flow | null = null
  #size = 0

  get oldest(): Flow | null {
    return this.#oldest
  }

  get size(): number {
    return this.#size
  }

  /** Puts a flow at the end, from wherever it stood before. */
  add(flow: Flow): void {
    if (this.#newest === flow) return
    flow.row?.remove(flow)
    flow.row = this
    flow.older = this.#newest
    if (this.#newest !== null) this.#newest.newer = flow
    this.#newest = flow
    this.#oldest ??= flow
    this.#size += 1
  }

  remove(flow: Flow): void {
    if (flow.older === null) this.#oldest = flow.newer
    else flow.older.newer = flow.newer
    if (flow.newer === null) this.#newest = flow.older
    else flow.newer.older = flow.older
    flow.row = null
    flow.older = null
    flow.newer = null
    this.#size -= 1
  }
}
