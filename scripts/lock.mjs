import { mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PATIENCE_MS = 600_000 // npm ci over a slow line
const POLL_MS = 300
const UNWRITTEN_GRACE_MS = 5_000 // between creating the file and writing the number into it
const EXIT_TRY_AGAIN = 75 // sysexits.h: EX_TEMPFAIL

/** Runs a system call and gives its error's code, or '' when it went through. */
function attempt(work) {
  try {
    work()
    return ''
  } catch (error) {
    if (typeof error.code === 'string') return error.code
    throw error
  }
}

function take(folder, file) {
  mkdirSync(folder, { recursive: true })
  const code = attempt(() => writeFileSync(file, String(process.pid), { flag: 'wx' }))
  if (code !== '' && code !== 'EEXIST' && code !== 'ENOENT') throw new Error(`cannot write ${file}: ${code}`)
  return code === ''
}

function isAlive(pid) {
  const answer = attempt(() => process.kill(pid, 0))
  return answer === '' || answer === 'EPERM'
}

/** The live processes that hold the lock, 0 while the first is still writing its number; empty when nobody holds it. */
function holders(file) {
  let state = null
  const code = attempt(() => {
    state = { text: readFileSync(file, 'utf8'), ageMs: Date.now() - statSync(file).mtimeMs }
  })
  if (code !== '' || state === null) return []
  if (state.text === '') return state.ageMs < UNWRITTEN_GRACE_MS ? [0] : []
  return state.text.split('\n').map(Number).filter(isAlive)
}

/** Removes a dead process's lock; renaming first, so that of two waiters only one removes it. */
function clearStale(folder, file) {
  const aside = join(folder, `stale-${process.pid}`)
  if (attempt(() => renameSync(file, aside)) !== '') return
  if (holders(aside).length === 0) rmSync(aside, { force: true })
  else renameSync(aside, file)
}

function release(folder, file) {
  attempt(() => unlinkSync(file))
  attempt(() => rmdirSync(folder)) // stays while another process is waiting in it
}

function waitFor(folder, file, say) {
  const startMs = Date.now()
  let told = false
  while (!take(folder, file)) {
    if (holders(file).length === 0) {
      clearStale(folder, file)
      continue
    }
    if (!told) say('Waiting for another Breachlight set-up to finish …')
    told = true
    if (Date.now() - startMs > PATIENCE_MS) {
      say(`error: still locked after 10 minutes; delete ${folder} if nothing is running`)
      process.exit(EXIT_TRY_AGAIN)
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS)
  }
}

/**
 * Two launches at once: the second waits, so nobody sees a half-deleted node_modules or dist. `work` is given a function
 * that adopts a child: should this process be killed, the child that it leaves behind still holds the lock.
 */
export async function withLock(folder, say, work) {
  const file = join(folder, 'owner')
  waitFor(folder, file, say)
  const free = () => release(folder, file)
  process.once('exit', free)
  await work((pid) => writeFileSync(file, `${process.pid}\n${pid}`))
  process.removeListener('exit', free)
  free()
}
