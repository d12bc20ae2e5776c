import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyses } from '../src/analyse/index.ts'
import { type Measured, measure, median } from './lib/measure.ts'
import { hasReplica, REPLICA_LIST, replicaTree } from './lib/replica.ts'
import { startedWith } from './lib/started-with.ts'

/**
 * What every analysis costs at the study's scale, each as a command of its own, watched from outside; and the whole of
 * `investigate` with the time of its stages. On the lab's replica, and on the independent program's when it lies beside.
 */
const ROUNDS = Number(process.argv[2] ?? 3)
const MAIN = [...startedWith(), 'dist/src/main.js']

const run = async (...args: readonly string[]): Promise<Measured> => {
  const done = await measure('env', [...MAIN, ...args])
  if (done.exitCode !== 0) throw new Error(`${args.join(' ')} ended with ${done.exitCode}: ${done.stderr}`)
  return done
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`.padStart(8)
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`.padStart(7)

interface Tree {
  name: string
  evidence: string
  list: string
}

async function labTree(): Promise<Tree> {
  const out = join(dir, 'lab')
  await run('lab', 'generate', '--out', out, '--scale', 'report')
  return { name: 'the lab’s replica', evidence: join(out, 'tree'), list: join(out, 'keyfile.txt') }
}

function otherTree(): Tree[] {
  if (!hasReplica()) return []
  const evidence = replicaTree(dir, { preset: 'report', seed: 2008 })
  return [{ name: 'the independent program’s replica', evidence, list: REPLICA_LIST }]
}

async function bench({ name, evidence, list }: Tree): Promise<void> {
  const caseDir = join(dir, `case of ${name}`)
  const whole = await run('investigate', evidence, '--case', caseDir, '--list', list)
  console.log(`\n${name}: investigate ${seconds(whole.wallMs)}, peak ${megabytes(whole.peakRssBytes)}`)
  for (const [, stage = '', time = ''] of whole.stderr.matchAll(/^(.+): ([\d.]+) s$/gm))
    console.log(`    ${stage.padEnd(40)} ${time.padStart(6)} s`)
  console.log(`  each question as a command of its own, median of ${ROUNDS}:`)
  for (const { id } of analyses) {
    const rounds: Measured[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await run('ask', id, '--case', caseDir, '--json'))
    const [wallMs, rssBytes] = [rounds.map((one) => one.wallMs), rounds.map((one) => one.peakRssBytes)]
    console.log(`    ${id.padEnd(20)} ${seconds(median(wallMs))}  peak ${megabytes(median(rssBytes))}`)
  }
  const findings = readFileSync(join(caseDir, 'report', 'findings.json')).length
  console.log(`  findings.json has ${megabytes(findings)}`)
}

const dir = mkdtempSync(join(tmpdir(), 'breachlight-bench-'))
try {
  for (const tree of [await labTree(), ...otherTree()]) await bench(tree)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
