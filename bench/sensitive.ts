import { upperBoundOfNone } from '../src/lib/stats.ts'
import { seededRandom } from '../src/lib/random.ts'
import { detect } from '../src/text/detect.ts'
import { sensitive } from '../src/text/sensitive.gen.ts'
import { REPORTED_SEED } from '../test/text/sensitive/labelled.ts'
import { realTexts, refilled } from '../test/text/sensitive/real.ts'

/** Hits of each kind on real text messages, as the corpus has them and with numbers in place of `<#>`, and the speed. */
function print(title: string, texts: readonly string[]): void {
  const hits = new Map<string, number>()
  const startedMs = performance.now()
  for (const text of texts)
    for (const kind of new Set(detect(text).map((hit) => hit.kind))) hits.set(kind, (hits.get(kind) ?? 0) + 1)
  const tookMs = performance.now() - startedMs
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  console.log(
    `${title}: ${texts.length} messages, ${tookMs.toFixed(0)} ms, ${((megabytes * 1000) / tookMs).toFixed(1)} MB/s`,
  )
  for (const { id } of sensitive) {
    const count = hits.get(id) ?? 0
    const most = count === 0 ? `, below ${(100 * upperBoundOfNone(texts.length)).toFixed(4)} % (one-sided 95 %)` : ''
    console.log(`  ${id.padEnd(20)} ${count} hits, ${((100 * count) / texts.length).toFixed(4)} %${most}`)
  }
}

print('as they are', realTexts('nus_sms_zh.tsv'))
print('numbers invented anew', refilled(seededRandom(REPORTED_SEED)))
