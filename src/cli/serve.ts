import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { jsonLine } from '../lib/json.ts'
import type { Progress } from '../lib/progress.ts'
import { OperatorError } from '../model/errors.ts'
import { buildApp } from '../serve/app.ts'
import { type LaunchFile, writeLaunchFile } from '../serve/launch.ts'
import { listen } from '../serve/listen.ts'
import { LAUNCH_MS, openSessions } from '../serve/sessions.ts'
import { openWorkbench } from '../serve/workbench.ts'
import { worksOf } from '../serve/works.ts'
import type { AddCommand } from './command.ts'
import { safe, type Terminal } from './out.ts'

/** Where the demonstration is built when a page asks for it: the same place as `demo` takes. */
const DEMO_DIR = 'demo-case'

async function demonstration(progress: Progress): Promise<string> {
  const { buildDemo } = await import('./demo.ts')
  const { at } = await buildDemo({ dir: DEMO_DIR, scale: 'small' }, progress)
  return resolve(at.case)
}

export const addServe: AddCommand = (program, terminal, ran) => {
  program
    .command('serve')
    .description('the workbench: look at a case in the browser, on this machine only')
    .option('--case <dir>', 'case folder; without one, or with a new one, the workbench offers to make a case')
    .option('--port <n>', 'port on 127.0.0.1; without it a free one is taken')
    .option('--no-open', 'open no browser, only name the file to open')
    .option('--print-url', 'print the launch address with its secret; it then stands in your terminal’s history')
    .option('--json', 'print one JSON object when the workbench is up')
    .action(async (options) => {
      const at = openWorkbench(Date.now)
      if (options.case !== undefined) await at.open(resolve(options.case))
      const sessions = openSessions()
      const launcher = launcherOf()
      const failed = (error: Error) =>
        terminal.err(`A page could not be answered: ${safe(error.stack ?? error.message)}\n`)
      const works = worksOf(at, demonstration)
      const app = buildApp({ at, sessions, works, entered: launcher.forget, failed })
      const { origin, close } = await listen(app.fetch, portOf(options.port))
      const invite = (): string => {
        const token = sessions.launch(Date.now())
        return options.printUrl === true ? `${origin}/#launch=${token}` : launcher.write(origin, token)
      }
      const href = invite()
      if (options.json === true) terminal.out(`${jsonLine({ schema: 'breachlight/serve/1', origin, open: href })}\n`)
      announce(terminal, href)
      if (options.open && terminal.isInteractive && options.printUrl !== true) openBrowser(href, terminal)
      await untilStopped(() => announce(terminal, invite()))
      launcher.forget()
      await close()
      await at.close()
      terminal.err('The workbench is closed; the case is as you left it.\n')
      ran('done')
    })
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port >= 1024 && port <= 65_535) return port
  throw new OperatorError(`${text} is not a port.`, { hint: 'Choose one from 1024 to 65535.', exit: 'wrongUsage' })
}

function announce(terminal: Terminal, href: string): void {
  terminal.err(
    `${safe(`Open in a browser, within ${LAUNCH_MS / 1000} seconds, once:\n  ${href}`)}\nEnter: a new link. Ctrl-C: close the workbench.\n`,
  )
}

/** The one launch file there is: a new one takes the place of the one before, and none outlives its time. */
function launcherOf() {
  let file: LaunchFile | null = null
  let timer: NodeJS.Timeout | undefined
  const forget = (): void => {
    clearTimeout(timer)
    file?.remove()
    file = null
  }
  return {
    forget,
    write(origin: string, token: string): string {
      forget()
      file = writeLaunchFile(origin, token)
      timer = setTimeout(forget, LAUNCH_MS).unref()
      return file.href
    },
  }
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', linux: 'xdg-open' }

/** Hands the file, not the secret, to the desktop; where there is none, the line above says what to open. */
function openBrowser(href: string, terminal: Terminal): void {
  const opener = OPENERS[process.platform]
  if (opener === undefined) return
  const child = spawn(opener, [href], { stdio: 'ignore', detached: true })
  child.on('error', () => terminal.err('No browser could be opened; open the file above yourself.\n'))
  child.unref()
}

/** Until Ctrl-C; every line typed asks for a new link. */
async function untilStopped(entered: () => void): Promise<void> {
  const lines = createInterface({ input: process.stdin })
  if (process.stdin.isTTY) lines.on('line', entered)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  lines.close()
}
