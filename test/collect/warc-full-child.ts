import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { openWarc } from '../../src/collect/warc-writer.ts'
import { codeOf } from '../../src/lib/error-code.ts'
import { exchange, INFO } from './warc-samples.ts'

// Writes until the limit on the size of files is met, and says how that ended and how large the file then is.
const [path = ''] = process.argv.slice(2)
const sink = await openWarc(path, INFO)
let written = 0
let refused: string | null = null
while (refused === null && written < 100) {
  try {
    await sink.write(exchange(`/log/${written}.log`, randomBytes(9000)))
    written += 1
  } catch (error) {
    refused = codeOf(error)
    if (refused === null) throw error
  }
}
await sink.close()
process.stdout.write(JSON.stringify({ written, refused, sizeBytes: statSync(path).size }))
