import { Command, CommanderError } from '@commander-js/extra-typings'
import { codeOf } from '../lib/error-code.ts'
import { EXIT_CODES, type ExitReason, OperatorError } from '../model/errors.ts'
import { VERSION } from '../version.ts'
import { addAsk } from './ask.ts'
import { addCoding } from './coding.ts'
import { addCollect } from './collect.ts'
import { addDemo } from './demo.ts'
import { addExport } from './export.ts'
import { addExposure } from './exposure.ts'
import { addFormats } from './formats.ts'
import { addInspect } from './inspect.ts'
import { addInvestigate } from './investigate.ts'
import { addIsolate } from './isolate.ts'
import { addKeys } from './keys.ts'
import { addLab } from './lab.ts'
import { addLists } from './lists.ts'
import { safe, type Terminal } from './out.ts'
import { addMessages } from './messages.ts'
import { addQuery } from './query.ts'
import { addReport } from './report.ts'
import { addServe } from './serve.ts'
import { addTraffic } from './traffic.ts'
import { addTranslate } from './translate.ts'
import { addVerify } from './verify.ts'

/** The whole command line. `ran` is told how the command ended. */
export function buildProgram(terminal: Terminal, ran: (exit: ExitReason) => void): Command {
  const program = new Command('breachlight')
    .description('From a leaked log tree to a report that can be defended line by line.')
    .version(VERSION)
    .enablePositionalOptions() // `collect diff --json`: what stands behind a command is meant for it
    .exitOverride()
    .showHelpAfterError('(add --help for what is possible)')
    .configureOutput({ writeOut: terminal.out, writeErr: (text) => terminal.err(safe(text)) })
  for (const add of [
    addDemo,
    addInvestigate,
    addAsk,
    addMessages,
    addQuery,
    addReport,
    addServe,
    addExposure,
    addVerify,
    addCoding,
    addKeys,
    addInspect,
    addFormats,
    addExport,
    addTraffic,
    addIsolate,
    addCollect,
    addTranslate,
    addLists,
    addLab,
  ])
    add(program, terminal, ran)
  return program
}

/** Runs one command line and returns the exit code. The one place where errors become words. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exit: ExitReason = 'done'
  try {
    await buildProgram(terminal, (reason) => {
      exit = reason
    }).parseAsync([...argv], { from: 'user' })
    return EXIT_CODES[exit].code
  } catch (error) {
    return explained(error, terminal)
  }
}

/** No room on the disk, in the quota, or under the file size limit of this shell. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function explained(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.done.code : EXIT_CODES.wrongUsage.code
  if (error instanceof OperatorError) {
    terminal.err(`${safe(error.message)}\n${safe(error.hint)}\n`)
    return EXIT_CODES[error.exit].code
  }
  if (FULL.has(codeOf(error) ?? '')) {
    terminal.err(
      'There is no room for the case: the disk is full, or a quota or file size limit is reached.\nMake room, then run the same command again: it resumes where it stopped.\n',
    )
    return EXIT_CODES.noSpace.code
  }
  terminal.err(
    `Breachlight failed: ${safe(String(error instanceof Error ? (error.stack ?? error.message) : error))}\nRun the same command again; it resumes. If it fails again, please report the lines above.\n`,
  )
  return EXIT_CODES.failed.code
}
