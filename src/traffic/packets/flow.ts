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
  /** Neighbours in the order of the last packet, or of the end. */
  older: Flow | null
  newer: Flow | null
}

export const newFlow = (made: Pick<Flow, 'key' | 'stream' | 'opensForward'>): Flow => ({
  ...made,
  halves: [null, null],
  waitingBytes: 0,
  reader: null,
  isClosed: false,
  isReset: false,
  resetUtcMs: null,
  older: null,
  newer: null,
})

/** Flows in a row; a Map would be as ordered, but takes ever longer to find its first entry when it is used as a queue. */
export class FlowOrder {
  #oldest: Flow | null = null
  #newest: Flow | null = null

  get oldest(): Flow | null {
    return this.#oldest
  }

  /** Puts a flow, new or known, at the end. */
  touch(flow: Flow): void {
    if (this.#newest === flow) return
    this.remove(flow)
    flow.older = this.#newest
    if (this.#newest !== null) this.#newest.newer = flow
    this.#newest = flow
    this.#oldest ??= flow
  }

  remove(flow: Flow): void {
    if (flow.older !== null) flow.older.newer = flow.newer
    else if (this.#oldest === flow) this.#oldest = flow.newer
    if (flow.newer !== null) flow.newer.older = flow.older
    else if (this.#newest === flow) this.#newest = flow.older
    flow.older = null
    flow.newer = null
  }
}
