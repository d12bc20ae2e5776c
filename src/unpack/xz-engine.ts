import xzDecompress from 'xz-decompress'

/** What the decoder answered: xz_ret of XZ Embedded (`linux/include/linux/xz.h`). */
export const XZ_RESULTS = [
  'ok',
  'end',
  'unsupported check',
  'out of memory',
  'memory limit',
  'not xz',
  'unsupported options',
  'damaged data',
  'input exhausted',
] as const
export type XzResult = (typeof XZ_RESULTS)[number]

/** One decoder. `step` takes at most `inputBytes` and tells how much of it was used. */
export interface XzDecoder {
  inputBytes: number
  step(input: Uint8Array): { result: XzResult; output: Uint8Array; usedBytes: number }
  close(): void
}

interface Exports {
  memory: { buffer: ArrayBuffer }
  create_context(): number
  destroy_context(at: number): void
  supply_input(at: number, length: number): void
  get_next_output(at: number): number
}

// The package's stream lets one decoder run at a time in a process (xz inside xz would wait for ever), passes over what
// follows the first stream and fails on cut input with a TypeError: so its module is driven directly. Layout as its XzContext reads it.
const WORD = { bufferBytes: 0, inputAt: 1, inputPosition: 2, inputSize: 3, outputAt: 4, outputPosition: 5 }

let loading: Promise<Exports> | null = null

async function load(): Promise<Exports> {
  const instantiate: unknown = Reflect.get(xzDecompress.XzReadableStream, '_getModuleInstance')
  if (typeof instantiate !== 'function') throw new Error('xz-decompress has changed: no _getModuleInstance')
  await instantiate()
  const instance: unknown = Reflect.get(xzDecompress.XzReadableStream, '_moduleInstance')
  const exports: unknown = typeof instance === 'object' && instance !== null ? Reflect.get(instance, 'exports') : null
  if (!isExports(exports)) throw new Error('xz-decompress has changed: its module exports other functions')
  return exports
}

function isExports(value: unknown): value is Exports {
  if (typeof value !== 'object' || value === null || !('memory' in value)) return false
  const calls = ['create_context', 'destroy_context', 'supply_input', 'get_next_output']
  return calls.every((name) => typeof Reflect.get(value, name) === 'function')
}

/** Makes a decoder; it must be closed. */
export async function openXz(): Promise<XzDecoder> {
  loading ??= load()
  const wasm = await loading
  const at = wasm.create_context()
  const words = () => new Uint32Array(wasm.memory.buffer, at, 6)
  const word = (index: number) => words()[index] ?? 0
  return {
    inputBytes: word(WORD.bufferBytes),
    step(input) {
      new Uint8Array(wasm.memory.buffer, word(WORD.inputAt), input.length).set(input)
      wasm.supply_input(at, input.length)
      words()[WORD.outputPosition] = 0
      const code = wasm.get_next_output(at)
      const output = new Uint8Array(wasm.memory.buffer, word(WORD.outputAt), word(WORD.outputPosition)).slice()
      return { result: XZ_RESULTS[code] ?? 'damaged data', output, usedBytes: word(WORD.inputPosition) }
    },
    close: () => wasm.destroy_context(at),
  }
}
