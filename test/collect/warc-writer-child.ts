import { writeSync } from 'node:fs'
import { openWarc } from '../../src/collect/warc-writer.ts'
import { exchange, INFO } from './warc-samples.ts'

/** Writes exchanges for ever, saying each on standard output once it is on the disk; the test kills it. */
async function writeOn(path: string): Promise<void> {
  const sink = await openWarc(path, INFO)
  for (let number = 0; ; number += 1) {
    const body = Buffer.from(`${number} `.repeat((number * 7919) % 40_000))
    const metadata = { number: String(number) }
    const { sha256, offset } = await sink.write(exchange(`/log/${number}.log`, body, { metadata }))
    writeSync(1, `${JSON.stringify({ path, sha256, offset })}\n`)
  }
}

await Promise.all(process.argv.slice(2).map(writeOn))
