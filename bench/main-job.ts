import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/index.ts'
import { type Measured, measure, median } from './lib/measure.ts'
import { REPLICA_LIST } from './lib/replica.ts'
import { startedWith } from './lib/started-with.ts'

/**
 * The whole `investigate` against the hand-written script that already knows keys and formats and stores nothing, on
 * the same tree, in turn: `tsx bench/main-job.ts [ROUNDS] [SCALE...]`. Needs the generator and the script beside the
 * checkout; says so when they are not there.
 */
const SHARED = join('..', 'shared')
const PYTHON = '/usr/bin/python3'
const REPORT_ROWS = { rows: 1_045_800, unique: 166_766, ips: 71_237, users: 44_254 }
const [ROUNDS = 3, ...given] = process.argv.slice(2).map(Number)
const SCALES = given.length > 0 ? given : [0.1, 1, 3]

if (!existsSync(join(SHARED, 'tools', 'baseline.py'))) {
  console.log(
    'bench/main-job needs tools/make_replica.py and tools/baseline.py beside the checkout; nothing was measured.',
  )
  process.exit(0)
}

async function benchScale(scale: number): Promise<void> {
  const tree = makeTree(scale)
  const ours: Measured[] = []
  const theirs: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const caseDir = join(dir, `case-${scale}-${round}`)
    theirs.push(
      await measure(PYTHON, [
        join(SHARED, 'tools', 'baseline.py'),
        tree,
        join(SHARED, 'data', 'ip-ranges.csv'),
        REPLICA_LIST,
      ]),
    )
    ours.push(
      await measure('env', [
        ...startedWith(),
        'dist/src/main.js',
        'investigate',
        tree,
        '--case',
        caseDir,
        '--list',
        REPLICA_LIST,
      ]),
    )
    if (scale === 1 && round === ROUNDS - 1) await floors(tree, caseDir, ours)
  }
  const failed = [...ours, ...theirs].find((run) => run.exitCode !== 0)
  if (failed !== undefined) throw new Error(`a peer failed: ${failed.stderr}`)
  const [our, their] = [median(ours.map((run) => run.wallMs)), median(theirs.map((run) => run.wallMs))]
  console.log(
    `× ${scale} rows: investigate ${seconds(our)} (peak ${rss(ours)}), baseline ${seconds(their)} (peak ${rss(theirs)}), ratio ${(our / their).toFixed(2)} (medians of ${ROUNDS})`,
  )
  const before = median(ours.map((run) => run.wallMs - analysingMs(run)))
  console.log(
    `    all but the stage “analysing”, which the script has no like of: ${seconds(before)}, ratio ${(before / their).toFixed(2)}`,
  )
  if (scale === 1) console.log(stages(ours))
}

function rss(runs: readonly Measured[]): string {
  const peaks = runs.map((run) => run.peakRssBytes)
  return `${megabytes(median(peaks))}, at most ${megabytes(Math.max(...peaks))}`
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

function makeTree(scale: number): string {
  const out = join(dir, `tree-${scale}`)
  const sizes = Object.entries(REPORT_ROWS).flatMap(([name, value]) => [`--${name}`, String(Math.round(value * scale))])
  const args = [
    join(SHARED, 'tools', 'make_replica.py'),
    '--preset',
    'report',
    '--out',
    out,
    ...(scale === 1 ? [] : sizes),
  ]
  const made = spawnSync(PYTHON, args, { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`make_replica.py failed: ${made.stderr}`)
  return out
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

const analysingMs = ({ stderr }: Measured): number => 1000 * Number(/^analysing: ([\d.]+) s$/m.exec(stderr)?.[1])

/** Median of each stage's own time, as the command prints it. */
function stages(runs: readonly Measured[]): string {
  const times = new Map<string, number[]>()
  for (const run of runs)
    for (const [, stage = '', time] of run.stderr.matchAll(/^(.+): ([\d.]+) s$/gm))
      times.set(stage, [...(times.get(stage) ?? []), Number(time)])
  return [...times].map(([stage, values]) => `    ${stage.padEnd(40)} ${median(values).toFixed(2)} s`).join('\n')
}

/** What cannot be avoided: the cipher over the enciphered bytes, and one sort of account + text. */
async function floors(tree: string, caseDir: string, ours: readonly Measured[]): Promise<void> {
  const sealedBytes = Number(
    spawnSync('sh', ['-c', `cat ${tree}/*/log/contentfilter*.log ${tree}/*/log/contentfilter*.dat | wc -c`], {
      encoding: 'utf8',
    }).stdout,
  )
  const cipherFile = join(dir, 'cipher')
  writeFileSync(cipherFile, Buffer.alloc(Math.floor(sealedBytes * 0.7 - ((sealedBytes * 0.7) % 8)), 7))
  const cipher = await measure('openssl', [
    'enc',
    '-d',
    '-des-ecb',
    '-nopad',
    '-provider',
    'legacy',
    '-provider',
    'default',
    '-K',
    '746f6d66316c7438',
    '-in',
    cipherFile,
    '-out',
    '/dev/null',
  ])
  const sortFile = join(dir, 'sort')
  mkdirSync(join(dir, 'sorted'), { recursive: true })
  const store = await openStore(join(caseDir, 'engine'))
  await store.command(
    `INSERT INTO FUNCTION file('${sortFile}', 'TSV') SELECT r.account, t.text FROM records AS r ALL INNER JOIN texts AS t USING (text_id) WHERE r.is_message = 1`,
  )
  await store.close()
  const sort = await measure('sh', ['-c', `LC_ALL=C sort -u ${sortFile} > /dev/null`])
  const floorMs = cipher.wallMs + sort.wallMs
  const our = median(ours.map((run) => run.wallMs))
  console.log(
    `floors: cipher alone ${seconds(cipher.wallMs)}, sort alone ${seconds(sort.wallMs)}; investigate is ${(our / floorMs).toFixed(2)} × their sum (${Math.round(readFileSync(sortFile).length / 1e6)} MB sorted)`,
  )
}

// Cases stay to the end: ext4 passes over inodes that were freed minutes ago, so a deletion would slow down the next run.
const dir = mkdtempSync(join(tmpdir(), 'breachlight-bench-'))
try {
  for (const scale of SCALES) await benchScale(scale)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
