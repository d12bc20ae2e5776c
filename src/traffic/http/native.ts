import {
  type BrotliDecompress,
  constants,
  createBrotliDecompress,
  createInflate,
  createInflateRaw,
  type Inflate,
  type InflateRaw,
} from 'node:zlib'

type Write = [
  flush: number,
  ...from: [bytes: Uint8Array, start: number, length: number],
  ...to: [bytes: Uint8Array, start: number, length: number],
]

/**
 * What node:zlib keeps below its streams. The documented ways are asynchronous, or synchronous for a whole body and
 * lose everything at an error; npm's own unpacking (minizlib) leans on the same parts.
 */
interface Handle {
  writeSync: (...write: Write) => void
  close: () => void
}

const isHandle = (value: unknown): value is Handle =>
  typeof value === 'object' && value !== null && 'writeSync' in value && typeof value.writeSync === 'function'

function partsOf(stream: Inflate | InflateRaw | BrotliDecompress): { handle: Handle; state: Uint32Array } {
  const handle: unknown = Reflect.get(stream, '_handle')
  const state: unknown = Reflect.get(stream, '_writeState')
  if (!isHandle(handle) || !(state instanceof Uint32Array)) throw new Error('this Node.js has another node:zlib')
  return { handle, state }
}

const CREATE = { 'deflate-raw': createInflateRaw, zlib: createInflate, br: createBrotliDecompress }

/** The least that node:zlib allows; output goes elsewhere. */
const UNUSED_OUTPUT_BYTES = 64

/** Takes decoded bytes, which hold until it returns; false when it wants no more. */
export type Sink = (bytes: Uint8Array) => boolean

/** Decodes a stream piece by piece and at once. */
export class NativeDecoder {
  readonly #handle: Handle
  /** Bytes that the last call left free in the output, and left over of the input. */
  readonly #left: Uint32Array
  readonly #output: Buffer
  readonly #isBrotli: boolean
  #failed = false

  /** `output` may be shared with decoders that are not at work at the same time. */
  constructor(kind: keyof typeof CREATE, output: Buffer) {
    const { handle, state } = partsOf(CREATE[kind]({ chunkSize: UNUSED_OUTPUT_BYTES }))
    const onerror = () => {
      this.#failed = true
    }
    Object.assign(handle, { onerror })
    this.#handle = handle
    this.#left = state
    this.#output = output
    this.#isBrotli = kind === 'br'
  }

  /** How many of the bytes belong to the stream: all until it ends. Null when it is broken, or the sink wants no more. */
  write(bytes: Uint8Array, sink: Sink): number | null {
    const flush = this.#isBrotli ? constants.BROTLI_OPERATION_PROCESS : constants.Z_SYNC_FLUSH
    const output = this.#output
    let used = 0
    for (;;) {
      this.#handle.writeSync(flush, bytes, used, bytes.length - used, output, 0, output.length)
      if (this.#failed) return null
      const [freeBytes = 0, unusedBytes = 0] = this.#left
      used = bytes.length - unusedBytes
      if (freeBytes < output.length && !sink(output.subarray(0, output.length - freeBytes))) return null
      if (freeBytes > 0) return used
    }
  }

  /** True when the stream's own end was reached. To be asked once, after everything was written. */
  ended(): boolean {
    const finish = this.#isBrotli ? constants.BROTLI_OPERATION_FINISH : constants.Z_FINISH
    this.#handle.writeSync(finish, this.#output, 0, 0, this.#output, 0, this.#output.length)
    return !this.#failed
  }

  /** Frees its memory at once, where the stream's own way waits for the event loop. */
  close(): void {
    this.#handle.close()
  }
}
