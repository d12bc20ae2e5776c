import { readerFor } from '../src/traffic/open.ts'
import { newTally } from '../src/traffic/reader.ts'
import pcap from '../src/traffic/readers/pcap.ts'
import { damaged, seeded } from '../test/traffic/reading.ts'
import { smallCaptures } from '../test/traffic/small-captures.ts'

/**
 * `npx tsx bench/fuzz-captures.ts CASES [SEED]`: reads damaged copies of small captures. Ends with 1 when one throws or takes
 * over a second, or when memory grows.
 */
const [cases = 10_000, seed = 1] = process.argv.slice(2).map(Number)
const MAX_CASE_MS = 1000
const MAX_GROWTH_BYTES = 50e6
/** Cases before memory is first looked at: compiled code and pools are there by then. */
const WARM_UP = Math.min(20_000, cases / 10)

const random = seeded(seed)
const captures = smallCaptures()
let slowest = { ms: 0, name: '', number: 0 }
let startBytes = 0
let exchanges = 0

async function read(bytes: Uint8Array): Promise<void> {
  const chunks = (async function* () {
    yield bytes
  })()
  for await (const some of (readerFor(bytes) ?? pcap).read(chunks, newTally())) exchanges += some.length
}

const startedMs = performance.now()
for (let number = 0; number < cases; number++) {
  const [name, bytes] = captures[number % captures.length] ?? ['', Buffer.alloc(0)]
  const copy = damaged(bytes, random)
  const caseMs = performance.now()
  try {
    await read(copy)
  } catch (error) {
    console.error(`case ${number} of ${name}, seed ${seed}, threw`)
    throw error
  }
  const ms = performance.now() - caseMs
  if (ms > slowest.ms) slowest = { ms, name, number }
  if (number >= WARM_UP && startBytes === 0) startBytes = process.memoryUsage.rss()
}
const seconds = (performance.now() - startedMs) / 1000
const endBytes = process.memoryUsage.rss()
console.log(
  `${cases} damaged captures, ${exchanges} exchanges, ${Math.round(cases / seconds)} cases/s; slowest ${slowest.ms.toFixed(1)} ms (${slowest.name}, case ${slowest.number}); RSS ${Math.round(startBytes / 1e6)} → ${Math.round(endBytes / 1e6)} MB`,
)
if (slowest.ms > MAX_CASE_MS || endBytes - startBytes > MAX_GROWTH_BYTES) process.exitCode = 1
