import { createReadStream } from 'node:fs'
import { candidatesOf } from './ingest/keys-job.ts'
import { readStructure, type Structure } from './ingest/structure.ts'
import type { KeyCandidate } from './model/chain.ts'
import { OperatorError } from './model/errors.ts'
import type { FoundFile } from './model/stream.ts'
import { familyStem } from './parse/index.ts'
import { walk } from './read/index.ts'
import type { ByteSource } from './unpack/index.ts'
import { readUpTo } from './lib/bytes.ts'

/** Evidence looked at without a case: nothing is sealed, nothing is kept. */
export async function candidatesIn(roots: readonly string[], spoolDir: string): Promise<KeyCandidate[]> {
  const found: KeyCandidate[] = []
  const named = (file: FoundFile) => (roots.length === 1 ? file.path : `${file.root}/${file.path}`)
  for await (const met of walk(roots))
    if (met.kind === 'file')
      found.push(...(await candidatesOf(sourceOfFile(met.file), { evidenceId: '', path: named(met.file), spoolDir })))
  return found
}

const sourceOfFile = (file: FoundFile): ByteSource => ({
  name: file.path.slice(file.path.lastIndexOf('/') + 1),
  sizeBytes: file.sizeBytes,
  filePath: null,
  read: () => createReadStream(file.absolutePath),
})

/** Bytes of a file that its format is inferred from. */
const INFER_BYTES = 256 << 10

/** Format of one plain log file. Throws OperatorError when none fits. */
export async function inferFile(path: string): Promise<Structure> {
  const { bytes, complete } = await readUpTo(createReadStream(path), INFER_BYTES).catch(
    (error: NodeJS.ErrnoException) => {
      throw new OperatorError(`${path} cannot be read (${error.code ?? error.message}).`, {
        hint: 'Give the path of a plain log file.',
        cause: error,
      })
    },
  )
  const whole = complete ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1)
  const structure = readStructure([whole], 'file', {
    stem: familyStem(path),
    userFormat: undefined,
    general: [],
    siblings: [],
  })
  if (structure.format !== null) return structure
  throw new OperatorError(`No log format fits ${path}.`, {
    hint: 'If it is enciphered, run investigate on it together with the files around it.',
  })
}
