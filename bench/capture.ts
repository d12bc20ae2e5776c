import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { digestOf, type HttpDigest } from './lib/http-digest.ts'
import { type Measured, measure, median } from './lib/measure.ts'
import { writeMixedHttp } from './lib/mixed-http.ts'

/**
 * Reading 300 MB of mixed HTTP against tshark, in turn: the same requests and the same bodies, how fast, in how much
 * memory. Each is measured as one process from start to end; writing the lines that are compared is part of both.
 */
const ROUNDS = 3
const SIZE_BYTES = 300e6
const SEED = 7
const NEEDED_RATIO = 5
const MAX_RSS_BYTES = 300e6
const FIELDS = ['http.request.method', 'http.request.uri', 'http.response.code', 'http.file_data']
/** Not among the letters of the bodies; parts several messages of one packet. */
const AGGREGATOR = ';'

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const rate = (ms: number): string => `${Math.round(sizeBytes / 1e3 / ms)} MB/s`

const readOurs = (): Promise<Measured> =>
  measure(process.execPath, ['--import', 'tsx', join('bench', 'lib', 'read-capture.ts'), capture])

function readTheirs(): Promise<Measured> {
  const fields = FIELDS.flatMap((field) => ['-e', field]).join(' ')
  const options = `-n -o tcp.reassemble_out_of_order:TRUE -Y http -T fields -E separator=/t -E 'aggregator=${AGGREGATOR}'`
  return measure('sh', ['-c', `tshark -r ${capture} ${options} ${fields} > ${table}`])
}

/** The same lines of tshark's table as of our reader. */
async function digestOfTable(): Promise<HttpDigest> {
  const lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(table) })) {
    const [methods = [], targets = [], statuses = [], bodies = []] = line
      .split('\t')
      .map((cell) => (cell === '' ? [] : cell.split(AGGREGATOR)))
    const hash = (index: number): string =>
      createHash('sha256')
        .update(bodies[index] ?? '')
        .digest('hex')
    methods.forEach((method, index) => lines.push(`${method} ${targets[index]} ${hash(index)}`))
    statuses.forEach((status, index) => lines.push(`${status} ${hash(index + methods.length)}`))
  }
  return digestOf(lines)
}

function ours(run: Measured): HttpDigest & { readMs: number } {
  if (run.exitCode !== 0) throw new Error(`our reader failed: ${run.stderr}`)
  return JSON.parse(run.stdout)
}

async function compare(): Promise<void> {
  const [our, their]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    our.push(await readOurs())
    their.push(await readTheirs())
  }
  const failed = their.find((run) => run.exitCode !== 0)
  if (failed !== undefined) throw new Error(`tshark failed: ${failed.stderr}`)
  const [found, expected] = [our.map(ours), await digestOfTable()]
  const isEqual = found.every((one) => one.digest === expected.digest)
  const [ourMs, theirMs] = [our, their].map((runs) => median(runs.map((run) => run.wallMs)))
  const readMs = median(found.map((one) => one.readMs))
  const peakBytes = Math.max(...our.map((run) => run.peakRssBytes))
  const theirPeak = Math.max(...their.map((run) => run.peakRssBytes))
  const ratio = (theirMs ?? 0) / (ourMs ?? 0)
  console.log(`${megabytes(sizeBytes)} of mixed HTTP (medians of ${ROUNDS}, whole processes):`)
  console.log(`  ours   ${rate(ourMs ?? 0)} (${rate(readMs)} once started), peak ${megabytes(peakBytes)}`)
  console.log(`  tshark ${rate(theirMs ?? 0)}, peak ${megabytes(theirPeak)}`)
  console.log(`  ratio  ${ratio.toFixed(1)} (needed: ${NEEDED_RATIO})`)
  console.log(
    `  requests ${found[0]?.requests} and ${expected.requests}, responses ${found[0]?.responses} and ${expected.responses}, bodies ${isEqual ? 'equal' : 'NOT equal'}`,
  )
  if (!isEqual || ratio < NEEDED_RATIO || peakBytes > MAX_RSS_BYTES) process.exitCode = 1
}

if (spawnSync('tshark', ['--version']).status !== 0) {
  console.log('bench/capture needs tshark; nothing was measured.')
  process.exit(0)
}
const dir = mkdtempSync(join(tmpdir(), 'breachlight-bench-'))
const capture = join(dir, 'mixed.pcap')
const table = join(dir, 'tshark.txt')
writeMixedHttp(capture, SIZE_BYTES, SEED)
const sizeBytes = statSync(capture).size
try {
  await compare()
} finally {
  rmSync(dir, { recursive: true, force: true })
}
