#!/usr/bin/env -S MALLOC_ARENA_MAX=1 MALLOC_MMAP_THRESHOLD_=32768 MALLOC_TRIM_THRESHOLD_=1048576 JE_MALLOC_CONF=narenas:1,percpu_arena:disabled,prof:false node --openssl-legacy-provider --max-semi-space-size=2
import { setFlagsFromString } from 'node:v8'
import { EXIT_CODES } from './model/errors.ts'
import { runCommandLine } from './cli/program.ts'

// A run lasts seconds and every worker thread compiles for itself: optimising only what is really hot saves a fifth of all
// processor time (measured, bench/main-job). V8's default budget is 132 KiB of executed bytecode.
setFlagsFromString('--interrupt-budget=1000000')

const interrupted = (): never => {
  process.stderr.write('\nInterrupted. Run the same command again; it resumes where it stopped.\n')
  process.exit(EXIT_CODES.interrupted.code)
}
process.on('SIGINT', interrupted)
process.on('SIGTERM', interrupted)
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT_CODES.done.code) // `breachlight ask … | head` has all it wanted
  throw error
})

process.umask(0o077)
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Breachlight needs Node.js 20.19 or newer; this is ${process.version}.\n`)
  process.exit(EXIT_CODES.wrongNode.code)
}

process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
})
