import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasRealText, manyKeywords, realTexts } from '../test/text/real-text.ts'
import { type Measured, measure, median } from './lib/measure.ts'

/**
 * The matcher against `ripgrep -F -f` and python3-ahocorasick on the same keywords and the same real text, in turn, each
 * as one process from start to end; then what the queries and the folded pass cost beside the matcher.
 */
const ROUNDS = 5
const COPIES = 30
const PYTHON = '/usr/bin/python3'
const COUNTS = [4000, 20_000]
/** Pieces of texts that fill the list up are no shorter than most listed words: shorter ones are in nearly every line. */
const SHORTEST = 4
/** What is asked for with the longest list; ripgrep is built for short ones. */
const NEEDED = { keywords: 20_000, megabytesPerSecond: 100, ratio: 1.5 }

const ORACLE = `
import ahocorasick, sys
automaton = ahocorasick.Automaton()
for index, keyword in enumerate(line for line in open(sys.argv[1], newline="\\n").read().split("\\n") if line):
    automaton.add_word(keyword, index)
automaton.make_automaton()
pairs = lines = 0
for text in open(sys.argv[2], newline="\\n").read().split("\\n"):
    found = len({index for _, index in automaton.iter(text)})
    pairs += found
    lines += found > 0
print(pairs, lines)
`

interface OurRun {
  pairs: number
  lines: number
  compiledMs: number
  scanMs: number
}

if (!hasRealText || spawnSync('rg', ['--version']).status !== 0) {
  console.log('bench/matching needs real text beside the checkout and ripgrep; nothing was measured.')
  process.exit(0)
}

const dir = mkdtempSync(join(tmpdir(), 'breachlight-bench-'))
const textPath = join(dir, 'texts')
try {
  const texts = realTexts()
  writeFileSync(textPath, `${texts.join('\n')}\n`.repeat(COPIES))
  const megabytes = statSync(textPath).size / 1e6
  console.log(`${texts.length} real messages × ${COPIES} = ${megabytes.toFixed(0)} MB; medians of ${ROUNDS}`)
  const wrong: string[] = []
  for (const count of COUNTS) {
    const keywordPath = join(dir, `keywords-${count}`)
    writeFileSync(keywordPath, `${manyKeywords(count, texts, SHORTEST).join('\n')}\n`)
    wrong.push(...(await benchKeywords({ count, keywordPath, megabytes })))
  }
  for (const sentence of wrong) console.log(`MISSED: ${sentence}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
} finally {
  rmSync(dir, { recursive: true })
}

/** Prints what was measured; returns the aims that were missed. */
async function benchKeywords(run: { count: number; keywordPath: string; megabytes: number }): Promise<string[]> {
  const { count, keywordPath, megabytes } = run
  const ours = (way: string): Promise<Measured> =>
    measure(process.execPath, [join('bench', 'lib', 'match-file.mjs'), keywordPath, textPath, way])
  const peers = {
    matcher: () => ours('matcher'),
    ripgrep: () => measure('rg', ['--no-config', '-F', '-c', '-f', keywordPath, textPath]),
    python: () => measure(PYTHON, ['-c', ORACLE, keywordPath, textPath]),
    exact: () => ours('exact'),
    folded: () => ours('folded'),
  }
  const runs: Record<string, Measured[]> = {}
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, start] of Object.entries(peers)) {
      const measured = await start()
      if (measured.exitCode !== 0) throw new Error(`${name} failed: ${measured.stderr}`)
      ;(runs[name] ??= []).push(measured)
    }
  const reports = (name: string): OurRun[] => (runs[name] ?? []).map(({ stdout }) => JSON.parse(stdout))
  const wallMs = (name: string): number => median((runs[name] ?? []).map((one) => one.wallMs))
  const scanMs = (name: string): number => median(reports(name).map((one) => one.scanMs))
  const rate = (ms: number): number => (megabytes * 1000) / ms
  const [first] = reports('matcher')
  const theirs = [runs['python']?.[0]?.stdout.trim(), runs['ripgrep']?.[0]?.stdout.trim()]
  if (`${first?.pairs} ${first?.lines}` !== theirs[0] || `${first?.lines}` !== theirs[1])
    throw new Error(`different matches: ${first?.pairs} ${first?.lines}, ${theirs.join(', ')}`)
  const scanRatio = wallMs('ripgrep') / wallMs('matcher')
  console.log(
    [
      `${count} keywords: ${first?.pairs} pairs in ${first?.lines} lines, the same in all three`,
      `  matcher      ${rate(scanMs('matcher')).toFixed(0)} MB/s (whole process ${rate(wallMs('matcher')).toFixed(0)}), compiled in ${median(reports('matcher').map((one) => one.compiledMs)).toFixed(0)} ms`,
      `  ripgrep      ${rate(wallMs('ripgrep')).toFixed(0)} MB/s: whole processes ${scanRatio.toFixed(2)} times ripgrep`,
      `  ahocorasick  ${rate(wallMs('python')).toFixed(1)} MB/s`,
      `  exact pass   ${rate(scanMs('exact')).toFixed(0)} MB/s (list, queries, obscenities)`,
      `  with folding ${rate(scanMs('folded')).toFixed(0)} MB/s; whole process peak ${(Math.max(...(runs['folded'] ?? []).map((one) => one.peakRssBytes)) / 1e6).toFixed(0)} MB, exact ${(Math.max(...(runs['exact'] ?? []).map((one) => one.peakRssBytes)) / 1e6).toFixed(0)} MB`,
    ].join('\n'),
  )
  if (count < NEEDED.keywords) return []
  const [isSlow, isBehind] = [rate(scanMs('matcher')) < NEEDED.megabytesPerSecond, scanRatio < NEEDED.ratio]
  return [
    ...(isSlow ? [`${count} keywords under ${NEEDED.megabytesPerSecond} MB/s`] : []),
    ...(isBehind ? [`${count} keywords under ${NEEDED.ratio} × ripgrep`] : []),
  ]
}
