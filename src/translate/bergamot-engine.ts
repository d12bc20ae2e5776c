import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'

/** Objects of the engine live in its own memory until they are deleted. */
interface Owned {
  delete(): void
}
interface Memory extends Owned {
  getByteArrayView(): Int8Array
}
interface List<T> extends Owned {
  push_back(item: T): void
  get(index: number): { getTranslatedText(): string }
}
type Model = Owned

/** What bergamot-translator 0.4.9 offers of itself (its `worker/translator-worker.js` shows how it is called). */
export interface BergamotModule {
  AlignedMemory: new (sizeBytes: number, alignment: number) => Memory
  AlignedMemoryList: new () => List<Memory>
  BlockingService: new (options: {
    cacheSize: number
  }) => {
    translate(model: Model, texts: List<string>, options: List<object>): List<never>
  }
  TranslationModel: new (
    config: string,
    model: Memory,
    shortlist: Memory,
    vocabularies: List<Memory>,
    quality: null,
  ) => Model
  VectorString: new () => List<string>
  VectorResponseOptions: new () => List<object>
}

/** Matrix products that the module imports: outside Firefox its own do, under other names. */
const PRODUCTS = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
} as const

const CLASSES = ['AlignedMemory', 'AlignedMemoryList', 'BlockingService', 'TranslationModel', 'VectorString'] as const

/** Whether the glue code has put its classes into the object. */
const isReady = (glue: object): glue is BergamotModule =>
  CLASSES.every((name) => typeof Reflect.get(glue, name) === 'function')

const PARTS = {
  glue: import.meta.resolve('@browsermt/bergamot-translator/worker/bergamot-translator-worker.js'),
  module: import.meta.resolve('@browsermt/bergamot-translator/worker/bergamot-translator-worker.wasm'),
}

/**
 * Starts the engine. Its own wrapper expects a browser and fetches models from the network, so the module is driven
 * directly; the glue code reads and fills a global called `Module`.
 */
export function startBergamot(tell: (line: string) => void): Promise<BergamotModule> {
  return new Promise((started, failed) => {
    const glue: Record<string, unknown> = {
      print: tell,
      printErr: tell,
      instantiateWasm(imports: WebAssembly.Imports, accept: (instance: WebAssembly.Instance) => void): object {
        const products = Object.entries(PRODUCTS).map(([name, own]) => [
          name,
          (...given: unknown[]) => Reflect.apply(Reflect.get(Object(glue['asm']), own), null, given),
        ])
        WebAssembly.instantiate(readFileSync(new URL(PARTS.module)), {
          ...imports,
          wasm_gemm: Object.fromEntries(products),
        }).then(({ instance }) => accept(instance), failed)
        return {}
      },
      onRuntimeInitialized: () =>
        isReady(glue) ? started(glue) : failed(new Error('bergamot-translator has changed')),
    }
    Object.assign(globalThis, { Module: glue })
    runInThisContext(readFileSync(new URL(PARTS.glue), 'utf8'))
  })
}
