import { createReadStream } from 'node:fs'
import { blockParts, clearColumns, type NativeColumn } from '../store/native.ts'

/** Rows per Native block; a dictionary column holds at most 65,536 distinct values. */
const BLOCK_ROWS = 60_000

/** Columns that are handed over as a block whenever they are full. */
export class Blocks {
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
export async function* rowsIn(path: string): AsyncGenerator<string[][]> {
  let rest = ''
  for await (const chunk of createReadStream(path, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.map((line) => JSON.parse(line))
  }
}
