import { createInflateRaw, type InflateRaw } from 'node:zlib'
import type { ByteReader } from './byte-reader.ts'
import { codeOf } from './error-code.ts'

/** Why compressed bytes are not whole. */
export interface InflateDamage {
  reason: 'truncated' | 'damaged-container'
  detail: string
}

/** Compressed bytes per step: small, because the plain bytes of a step that breaks are lost; 1,032 times this is the most a step gives. */
const STEP_BYTES = 16 * 1024
const OUTPUT_BYTES = 64 * 1024
/** A step gives some 100 KiB of log text in two or three outputs; the hundreds that a bomb gives stay apart. */
const JOINED_OUTPUTS = 8

type StepEnd = 'more' | 'end' | Error

/**
 * Inflates one raw deflate stream (RFC 1951) and leaves the reader just after its last byte; where the bytes break or stop,
 * gives why, after the plain bytes before that place, and leaves the reader at most a step before it.
 */
export async function* inflate(reader: ByteReader): AsyncGenerator<Uint8Array, InflateDamage | null> {
  const engine = createInflateRaw({ chunkSize: OUTPUT_BYTES })
  const outputs: Uint8Array[] = []
  const run = stepper(engine, outputs)
  const startByte = reader.positionBytes
  let fedBytes = 0
  try {
    for (;;) {
      const input = await reader.takeSome(STEP_BYTES)
      fedBytes += input?.length ?? 0
      const end = await run(input)
      yield* outputs.length <= JOINED_OUTPUTS ? joined(outputs) : outputs
      outputs.length = 0
      if (end === 'end') {
        const leftBytes = fedBytes - engine.bytesWritten
        if (input !== null && leftBytes > 0) reader.giveBack(input.subarray(input.length - leftBytes))
        return null
      }
      if (end instanceof Error) {
        // What follows may begin in the very bytes that broke this stream.
        if (input !== null) reader.giveBack(input)
        return damageOf(end, startByte + engine.bytesWritten)
      }
      if (input === null) return stops(reader.positionBytes)
    }
  } finally {
    engine.destroy()
  }
}

const joined = (chunks: readonly Uint8Array[]): readonly Uint8Array[] =>
  chunks.length > 1 ? [Buffer.concat(chunks)] : chunks

/** Feeds one input (null: there is no more) and settles when the engine has given all it can for it. */
function stepper(engine: InflateRaw, outputs: Uint8Array[]): (input: Uint8Array | null) => Promise<StepEnd> {
  let settle: ((end: StepEnd) => void) | null = null
  let last: StepEnd | null = null
  const finish = (end: StepEnd) => {
    last ??= end
    settle?.(last)
  }
  engine.on('data', (chunk: Uint8Array) => outputs.push(chunk))
  engine.once('end', () => finish('end'))
  engine.once('error', (error: Error) => finish(error))
  return (input) =>
    new Promise((resolve) => {
      settle = resolve
      if (last !== null) resolve(last)
      else if (input === null) engine.end()
      else engine.write(input, () => resolve(last ?? 'more'))
    })
}

const stops = (atByte: number): InflateDamage => ({
  reason: 'truncated',
  detail: `compressed data stops at byte ${atByte}`,
})

function damageOf(error: Error, atByte: number): InflateDamage {
  const code = codeOf(error)
  if (code === 'Z_BUF_ERROR') return stops(atByte)
  if (code === 'Z_DATA_ERROR') return { reason: 'damaged-container', detail: `${error.message} near byte ${atByte}` }
  throw error
}
