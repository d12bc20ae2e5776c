import { createReadStream, openSync, readSync } from 'node:fs'
import type { HttpMessage } from '../../src/model/exchange.ts'
import { readerFor } from '../../src/traffic/open.ts'
import { newTally } from '../../src/traffic/reader.ts'
import { digestOf, EMPTY_SHA256 } from './http-digest.ts'

/** Reads one capture as the main program does and prints what came of it as one line of JSON. */
const [path = ''] = process.argv.slice(2)
const head = Buffer.alloc(4096)
const headBytes = readSync(openSync(path, 'r'), head, 0, head.length, 0)
const reader = readerFor(head.subarray(0, headBytes))
if (reader === null) throw new Error(`${path} is no capture`)
const tally = newTally()
const lines: string[] = []
const bodyOf = (message: HttpMessage): string => message.bodySha256 ?? EMPTY_SHA256
const startedMs = performance.now()
for await (const exchanges of reader.read(createReadStream(path, { highWaterMark: 1 << 20 }), tally)) {
  for (const { request, response } of exchanges) {
    if (request !== null) lines.push(`${request.method} ${request.target} ${bodyOf(request)}`)
    if (response !== null) lines.push(`${response.status} ${bodyOf(response)}`)
  }
}
const readMs = performance.now() - startedMs
console.log(JSON.stringify({ readMs, ...digestOf(lines), counts: tally.counts, faults: tally.faultCount }))
