// Zero-dependency launcher: `npm start` and `npm test` work on a fresh clone, on Linux, macOS and Windows.
// check Node → `npm ci` when node_modules does not match the lock → build when sources changed → hand over.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from './lock.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = (path) => join(root, 'node_modules', path)
const TSX = bin('tsx/dist/cli.mjs')
const TSC = bin('typescript/bin/tsc')
const VITE = bin('vite/bin/vite.js')
// sysexits.h: EX_UNAVAILABLE, EX_SOFTWARE, EX_TEMPFAIL, EX_CONFIG
const EXIT = { usage: 2, noInstall: 69, noBuild: 70, interrupted: 75, wrongNode: 78 }

const say = (text) => process.stderr.write(`${text}\n`)
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
const run = (file, args, stdio = ['ignore', 2, 2]) => spawnSync(process.execPath, [file, ...args], { cwd: root, stdio })

function stop(text, code) {
  say(`error: ${text}`)
  process.exit(code)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Breachlight needs Node.js 20.19 or newer; this is ${process.version}.\n  Get one from https://nodejs.org/ and run the same command again.`,
    EXIT.wrongNode,
  )
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Ends like the child: with its exit code, or by the signal that ended it. */
function endLike(code, signal) {
  if (signal === null) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

/** Runs one step of the set-up. A signal goes to the child first, and the lock is held until the child has ended. */
function step(title, [command, args, options], adopt) {
  const startMs = Date.now()
  say(`${title} …`)
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  if (child.pid) adopt(child.pid)
  let stopped = false
  const pass = (signal) => {
    stopped = true
    child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      for (const signal of SIGNALS) process.removeListener(signal, pass)
      if (stopped) stop('interrupted; run the same command again.', EXIT.interrupted)
      if (code === 0) say(`  done in ${((Date.now() - startMs) / 1000).toFixed(1)} s`)
      resolve(code === 0)
    })
  })
}

function packagesOf(path) {
  try {
    return JSON.parse(read(path)).packages
  } catch (error) {
    if (error instanceof SyntaxError) return undefined // absent or cut off: not in step, so it is installed again
    throw error
  }
}

/** npm writes node_modules/.package-lock.json last, so an install that was broken off has none. */
function inSync() {
  const want = packagesOf(join(root, 'package-lock.json'))
  const have = packagesOf(bin('.package-lock.json'))
  if (!want || !have) return false
  const platform = read(bin('.platform')) // the same checkout may be mounted on another system
  if (platform !== '' && platform !== `${process.platform}-${process.arch}`) return false
  return Object.entries(want).every(([path, entry]) => {
    const installed = have[path]
    if (path === '') return true
    if (!installed) return Boolean(entry.optional || entry.devOptional || entry.peer)
    return installed.version === entry.version && installed.integrity === entry.integrity
  })
}

/** npm through its own script file where it is known: no shell, and on Windows npm is a .cmd. */
function npmCommand(args) {
  const env = { ...process.env, npm_config_update_notifier: 'false' }
  const cli = process.env.npm_execpath
  if (cli?.endsWith('npm-cli.js')) return [process.execPath, [cli, ...args], { env }]
  return ['npm', args, { env, shell: process.platform === 'win32' }]
}

async function install(adopt) {
  if (inSync()) return
  const args = ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const title = 'Setting up (first run, or dependencies changed): npm ci'
  if (!(await step(title, npmCommand(args), adopt)))
    stop('npm ci failed. Check the network and `npm config get registry`, then run it again.', EXIT.noInstall)
  writeFileSync(bin('.platform'), `${process.platform}-${process.arch}`)
}

function sourcesHash() {
  const hash = createHash('sha256')
  const add = (path) => hash.update(`\0${relative(root, path)}\0`).update(read(path))
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory()) walk(join(folder, entry.name))
      else add(join(folder, entry.name))
    }
  }
  for (const folder of ['src', 'lab', 'web']) walk(join(root, folder))
  for (const file of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) add(join(root, file))
  return hash.digest('hex')
}

/** Compiles into an empty `dist`; the stamp is written last, so a build that was broken off is done again. */
async function build(adopt) {
  const stamp = join(root, 'dist', '.built')
  const hash = sourcesHash()
  if (read(stamp) === hash) return
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  if (!(await step('Building', [process.execPath, [TSC, '-p', 'tsconfig.build.json']], adopt)))
    stop('the build failed; see above.', EXIT.noBuild)
  if (!(await step('Building the pages', [process.execPath, [VITE, 'build', 'web', '--logLevel', 'warn']], adopt)))
    stop('the pages could not be built; see above.', EXIT.noBuild)
  writeFileSync(stamp, hash)
}

/**
 * glibc gives memory back as soon as it is free: its own ways keep most of what threads that have ended held. The engine's
 * allocator (jemalloc) has one arena, so that a thread uses what another left, and samples nothing. As in src/main.ts.
 */
const GIVE_BACK = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '1048576',
  JE_MALLOC_CONF: 'narenas:1,percpu_arena:disabled,prof:false',
}

/** MiB of a half of V8's young generation, in every thread: the buffers of an eighth of its own 16 are soon let go. */
const SMALL_YOUNG = '--max-semi-space-size=2'

/** Hands over: same terminal, signals and exit code. */
function handOver(args, cwd = root) {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit', env: { ...GIVE_BACK, ...process.env } })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('exit', endLike)
}

/** OpenSSL 3 keeps single DES in its legacy provider: twice as fast as triple DES, where this Node has it. */
function legacyCiphers() {
  const flag = '--openssl-legacy-provider'
  const works = process.allowedNodeEnvironmentFlags.has(flag) && run(flag, ['-e', '0'], 'ignore').status === 0
  return works ? [flag] : []
}

const CHECKS = [
  ['types', TSC, ['-p', 'tsconfig.json']],
  ['web types', TSC, ['-p', 'web/tsconfig.json', '--noEmit']],
  ['lint', bin('oxlint/bin/oxlint'), ['--type-aware', '--deny-warnings']],
  ['format', bin('@biomejs/biome/bin/biome'), ['format']],
  ['dead code', bin('knip/bin/knip.js'), ['--no-progress']],
  ['sizes', TSX, ['scripts/sizes.ts']],
]

function check() {
  const failed = CHECKS.filter(([title, file, args]) => {
    const startMs = Date.now()
    const result = run(file, args, ['ignore', 'pipe', 'pipe'])
    const good = result.status === 0
    say(`${good ? 'ok  ' : 'FAIL'}  ${title.padEnd(10)} ${((Date.now() - startMs) / 1000).toFixed(1)} s`)
    if (!good) say(`${result.stdout}${result.stderr}`.trimEnd())
    return !good
  })
  say(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(([title]) => title).join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}

function bench(names) {
  const all = readdirSync(join(root, 'bench')).filter((name) => name.endsWith('.ts'))
  const chosen = names.length > 0 ? names.map((name) => `${name}.ts`) : all
  const unknown = chosen.find((name) => !all.includes(name))
  if (unknown) stop(`no benchmark ${unknown}; there are: ${all.join(', ') || 'none'}`, EXIT.usage)
  process.exit(chosen.every((name) => run(TSX, [join('bench', name)], 'inherit').status === 0) ? 0 : 1)
}

const userFolder = () => process.env.INIT_CWD ?? process.cwd()
const MODES = {
  run: (args) =>
    handOver(
      [...legacyCiphers(), SMALL_YOUNG, join(root, 'dist/src/main.js'), ...(args.length > 0 ? args : ['demo'])],
      userFolder(),
    ),
  test: (args) => handOver([bin('vitest/vitest.mjs'), 'run', ...args]),
  check,
  build: () => say('dist/ is up to date.'),
  gen: (args) => handOver([TSX, 'scripts/gen.ts', ...args]),
  new: (args) => handOver([TSX, 'scripts/new.ts', ...args]),
  bench,
}
const NEEDS_BUILD = ['run', 'test', 'build', 'bench']

const [mode = 'run', ...args] = process.argv.slice(2)
checkNode()
if (!Object.hasOwn(MODES, mode)) stop(`unknown mode ${mode}; there are: ${Object.keys(MODES).join(', ')}`, EXIT.usage)
await withLock(join(root, '.setup-lock'), say, async (adopt) => {
  await install(adopt)
  if (NEEDS_BUILD.includes(mode)) await build(adopt)
})
MODES[mode](args)
