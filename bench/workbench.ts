/**
 * The workbench at report scale, over real HTTP: `tsx bench/workbench.ts [CASE [QUERIES]]`. Without a case the lab makes one of 1,045,800
 * messages. 200 mixed queries, each with search, filters, facets, bars and the first page; beside it in the same run SQLite
 * FTS5 as Datasette would ask it, and ripgrep over the texts as files.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure, median } from './lib/measure.ts'
import { startedWith } from './lib/started-with.ts'
import { draws, paints } from './workbench/paint.ts'
import { counted } from './workbench/ripgrep.ts'
import { queryOf, type Served, served } from './workbench/served.ts'
import { exportCase, queriesFrom, type Query } from './workbench/workload.ts'

const QUERIES = Number(process.argv[3] ?? 200)
const dir = mkdtempSync(join(tmpdir(), 'breachlight-workbench-'))

async function caseDirOf(given: string | undefined): Promise<string> {
  if (given !== undefined) return given
  console.log('The lab makes a case of 1,045,800 messages …')
  const words = [...startedWith(), 'dist/src/main.js', 'demo', '--scale', 'report', '--dir', join(dir, 'demo')]
  const { exitCode, stderr } = await measure('env', words)
  if (exitCode !== 0) throw new Error(stderr)
  return join(dir, 'demo', 'case')
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const shown = (values: readonly number[]): string =>
  `p50 ${median(values).toFixed(0)}, p95 ${quantile(values, 0.95).toFixed(0)}, at most ${Math.max(...values).toFixed(0)} ms`
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now()
  const result = await work()
  return { ms: performance.now() - began, result }
}

const numberIn = (value: unknown, name: string): number =>
  value !== null && typeof value === 'object'
    ? Number(Object.entries(value).find(([key]) => key === name)?.[1])
    : Number.NaN

/** What the page asks for a query: counts and the first rows, at the same time. */
async function asked(at: Served, query: Query): Promise<{ ms: number; found: number }> {
  const text = queryOf(query)
  const { ms, result } = await timed(() =>
    Promise.all([at.get(`/messages/counts?${text}`), at.get(`/messages?${text}&limit=100`)]),
  )
  return { ms, found: numberIn(result[0], 'records') }
}

async function busiest(at: Served): Promise<readonly string[]> {
  const list = await at.get('/people?limit=20')
  return [...JSON.stringify(list).matchAll(/"code":"(account-[a-z2-7]{16})"/g)].map(([, code]) => code ?? '')
}

async function ego(at: Served, codes: readonly string[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const code of codes) times.push((await timed(() => at.get(`/people/ego?account=${code}&hops=2`))).ms)
  return times
}

function sqlite(
  tablePath: string,
  queries: readonly Query[],
): { builtSeconds: number; processorMs: number; asked: { ms: number; found: number }[] } {
  const path = join(dir, 'queries.json')
  writeFileSync(path, JSON.stringify(queries))
  const { status, stdout, stderr } = spawnSync(
    'python3',
    [join('bench', 'workbench', 'fts.py'), tablePath, path, join(dir, 'messages.db')],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

function compare(name: string, theirs: readonly { ms: number }[], ours: readonly { ms: number }[]): void {
  const ratios = theirs.map(({ ms }, n) => ms / (ours[n]?.ms ?? Number.NaN))
  console.log(`${name}: ${shown(theirs.map(({ ms }) => ms))}; ${median(ratios).toFixed(1)} times ours in the median`)
}

try {
  const caseDir = await caseDirOf(process.argv[2])
  const exported = await exportCase(join(caseDir, 'engine'), dir)
  const queries = queriesFrom(exported, QUERIES)
  const at = await served(caseDir)
  const first = await paints(at, 5)
  await at.get('/messages/counts') // the first of all reads the tables from the disk
  const ours: { ms: number; found: number }[] = []
  const spentBefore = at.processorMs()
  for (const query of queries) ours.push(await asked(at, query))
  const ourProcessorMs = (at.processorMs() - spentBefore) / QUERIES
  console.log(`${QUERIES} queries with counts, facets, bars and the first page: ${shown(ours.map(({ ms }) => ms))}`)
  console.log(`  processor time of the server: ${ourProcessorMs.toFixed(0)} ms a query, over its threads`)
  if (first !== null)
    console.log(`first paint: ${shown(first.firstPaintMs)}; first messages: ${shown(first.firstRowMs)}`)
  const { nowBytes, peakBytes } = at.memory()
  console.log(`the server holds ${megabytes(nowBytes)}, at most ${megabytes(peakBytes)}`)
  const codes = await busiest(at)
  const networks = await ego(at, codes)
  console.log(`networks of two hops round the 20 busiest accounts: ${shown(networks)}`)
  console.log(`  the first of them, with reading what the report kept: ${networks[0]?.toFixed(0)} ms`)
  const drawn = await draws(at, codes)
  if (drawn !== null)
    console.log(
      `  asked for and drawn with ${median(drawn.map(({ nodes }) => nodes))} nodes: ${shown(drawn.map(({ ms }) => ms))}`,
    )
  console.log(
    `after that the server holds ${megabytes(at.memory().nowBytes)}, at most ${megabytes(at.memory().peakBytes)}`,
  )
  await at.stop()

  const fts = sqlite(exported.tablePath, queries)
  console.log(`SQLite FTS5 was built in ${fts.builtSeconds.toFixed(1)} s`)
  compare('SQLite FTS5, the same with a query for each facet', fts.asked, ours)
  console.log(`  processor time: ${(fts.processorMs / QUERIES).toFixed(0)} ms a query`)
  const equal = fts.asked.filter(({ found }, n) => found === ours[n]?.found).length
  const more = fts.asked.filter(({ found }, n) => found < (ours[n]?.found ?? 0)).length
  console.log(`  as many found in ${equal} of ${QUERIES}; ours finds more in ${more}, through disguises`)
  const searched = queries.flatMap((query, n) => (query.terms.length === 0 ? [] : [{ query, n }]))
  compare(
    'ripgrep, which only counts and knows no filter but the server',
    searched.map(({ query }) => counted(exported, query)),
    searched.map(({ n }) => ours[n] ?? { ms: Number.NaN }),
  )
} finally {
  rmSync(dir, { recursive: true })
}
