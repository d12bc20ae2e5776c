import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OperatorError } from '../model/errors.ts'
import { type BergamotModule, startBergamot } from './bergamot-engine.ts'
import type { Attempt, Translator } from './translator.ts'

/** Texts that the engine packs into one batch. */
const TEXTS_PER_BATCH = 16

/** Settings that the WebAssembly build needs; the first three are those that the published models were made for. */
const SETTINGS = [
  'beam-size: 1',
  'normalize: 1.0',
  'word-penalty: 0',
  'cpu-threads: 0',
  'skip-cost: true',
  'alignment: soft',
  'quiet: true',
  'quiet-translation: true',
  'max-length-break: 128',
  'mini-batch-words: 1024',
  'workspace: 128',
  'max-length-factor: 2.0',
]

/** Files of one model as they are published: `model.zhen.intgemm.alphas.bin`, `lex.50.50.zhen.s2t.bin`, vocabularies. */
interface ModelFiles {
  model: string
  shortlist: string
  vocabularies: readonly string[]
}

/** Translates with a model that lies in `dir`, in this process; nothing is fetched. Throws OperatorError when it is no model. */
export async function openBergamot(dir: string): Promise<Translator> {
  const files = modelIn(dir)
  const said: string[] = []
  const engine = await startBergamot((line) => said.push(line))
  const translate = loaded(engine, dir, { files, said })
  return {
    name: `bergamot ${files.model}`,
    batch: TEXTS_PER_BATCH,
    translate: async (texts) => translate(texts),
  }
}

function modelIn(dir: string): ModelFiles {
  const names = existsSync(dir) ? readdirSync(dir).toSorted() : []
  const found = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name))
  const [model] = found(/^model.*\.bin$/)
  const [shortlist] = found(/^lex.*\.bin$/)
  // Source before target: models with two vocabularies call them srcvocab and trgvocab.
  const vocabularies = found(/vocab.*\.spm$/)
  if (model === undefined || shortlist === undefined || vocabularies.length === 0 || vocabularies.length > 2)
    throw new OperatorError(`There is no Bergamot model in ${dir}.`, {
      hint: 'Unpack one there that goes from Chinese to English: model….bin, lex….bin and one or two vocab….spm.',
    })
  return { model, shortlist, vocabularies }
}

type Translate = (texts: readonly string[]) => Attempt[]

function loaded(engine: BergamotModule, dir: string, at: { files: ModelFiles; said: readonly string[] }): Translate {
  const { files, said } = at
  const memory = (name: string, alignment: number) => {
    const bytes = readFileSync(join(dir, name))
    const held = new engine.AlignedMemory(bytes.length, alignment)
    held.getByteArrayView().set(bytes)
    return held
  }
  const vocabularies = new engine.AlignedMemoryList()
  for (const name of files.vocabularies) vocabularies.push_back(memory(name, 64))
  // Models name their precision in the file name; the engine knows only these two.
  const precision = files.model.includes('alphas') ? 'int8shiftAlphaAll' : 'int8shiftAll'
  const config = [...SETTINGS, `gemm-precision: ${precision}`, ''].join('\n')
  try {
    const model = new engine.TranslationModel(
      config,
      memory(files.model, 256),
      memory(files.shortlist, 64),
      vocabularies,
      null,
    )
    // One for all batches: the engine refuses to make a second
    const service = new engine.BlockingService({ cacheSize: 0 })
    return (texts) => translated(engine, { service, model }, texts)
  } catch (error) {
    throw new OperatorError(`The engine does not take the model ${files.model}: ${said.at(0) ?? String(error)}`, {
      hint: 'Check that its files are whole and of one model.',
      cause: error,
    })
  }
}

interface Loaded {
  service: InstanceType<BergamotModule['BlockingService']>
  model: InstanceType<BergamotModule['TranslationModel']>
}

function translated(engine: BergamotModule, { service, model }: Loaded, texts: readonly string[]): Attempt[] {
  const [input, options] = [new engine.VectorString(), new engine.VectorResponseOptions()]
  for (const text of texts) {
    input.push_back(text)
    options.push_back({ alignment: false, html: false, qualityScores: false })
  }
  const responses = service.translate(model, input, options)
  const attempts = texts.map((_, index) => ({ english: responses.get(index).getTranslatedText() }))
  for (const owned of [input, options, responses]) owned.delete()
  return attempts
}
