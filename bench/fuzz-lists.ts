import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { decoders } from '../src/triggers/lists/decoders.gen.ts'
import { damaged, seeded } from '../test/traffic/reading.ts'
import { SAMPLES } from '../test/triggers/lists/samples.ts'

/**
 * `npx tsx bench/fuzz-lists.ts CASES [SEED] [DECODER…]`: reads so many damaged copies of small keyword files with each decoder, of
 * its own samples and, one in eight, of another's. Ends with 1 when one throws or takes over a second, or when memory grows.
 */
const [cases = 10_000, seed = 1] = process.argv.slice(2, 4).map(Number)
const wanted = process.argv.slice(4)
const MAX_CASE_MS = 1000
const MAX_GROWTH_BYTES = 60e6
/** Cases before memory is first looked at: compiled code and pools are there by then. */
const WARM_UP = Math.min(20_000, cases / 10)
const FOREIGN_EVERY = 8

/** Damaged gzip leaves engines behind that only the collector frees, at the next turn of the event loop: what is left then counts. */
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
const COLLECT_EVERY = 10_000

const everybody = Object.values(SAMPLES).flat()

/** Damage from nearly none, so that a good part still opens, to heavy. */
const SHARES = [0.001, 0.005, 0.02, 0.1]

for (const decoder of decoders.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const random = seeded(seed)
  const own = SAMPLES[decoder.id] ?? []
  let [slowestMs, startBytes, read, lines, rejects] = [0, 0, 0, 0, 0]
  const startedMs = performance.now()
  for (let number = 0; number < cases; number += 1) {
    const pool = number % FOREIGN_EVERY === 0 ? everybody : own
    const sample = pool[Math.floor(random() * pool.length)]
    if (sample === undefined) continue
    const bytes = damaged(sample.bytes, random, SHARES[number % SHARES.length])
    const caseMs = performance.now()
    try {
      const list = decoder.decode({ ...sample, bytes })
      if (list !== null) read += 1
      lines += list?.lines.length ?? 0
      rejects += list?.rejects.length ?? 0
    } catch (error) {
      console.error(`${decoder.id}: case ${number}, seed ${seed}, threw on ${Buffer.from(bytes).toString('hex')}`)
      throw error
    }
    slowestMs = Math.max(slowestMs, performance.now() - caseMs)
    if (number % COLLECT_EVERY === 0) {
      collect()
      await turn()
    }
    if (number >= WARM_UP && startBytes === 0) startBytes = process.memoryUsage.rss()
  }
  const seconds = (performance.now() - startedMs) / 1000
  const grownBytes = process.memoryUsage.rss() - startBytes
  console.log(
    `${decoder.id.padEnd(10)} ${cases} damaged files, ${read} read: ${lines} lines, ${rejects} rejects; ${Math.round(cases / seconds)} a second, slowest ${slowestMs.toFixed(1)} ms, memory ${grownBytes > 0 ? '+' : ''}${Math.round(grownBytes / 1e6)} MB`,
  )
  if (slowestMs > MAX_CASE_MS || grownBytes > MAX_GROWTH_BYTES) process.exitCode = 1
}
