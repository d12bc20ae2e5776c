import { Option } from '@commander-js/extra-typings'
import { join } from 'node:path'
import type { Scale } from '../../lab/scale.ts'
import { jsonLine } from '../lib/json.ts'
import type { AddCommand } from './command.ts'
import { addLabBuilds } from './lab-builds.ts'
import { SEED, wholeNumber } from './lab-options.ts'
import { addLabOracle } from './lab-oracle.ts'
import { makeReplica, requireReplica } from './lab-replica.ts'
import { openSites, playTrial } from './lab-trial.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'

const FIRST_PORT = 18_081
const SCALES = ['small', 'medium', 'report'] as const satisfies readonly Scale[]

/** `--scale`, for every command that makes a replica. */
export const scaleOption = () =>
  new Option('--scale <size>', 'report has the figures of the study, medium a tenth, small a hundredth')
    .choices(SCALES)
    .default('small' as const)

export const addLab: AddCommand = (program, terminal, ran) => {
  const lab = program
    .command('lab')
    .description('the surveillance system of the study as a replica on this machine, peopled by inventions')

  lab
    .command('generate')
    .description('write the evidence of ten invented servers, and what is true of it')
    .requiredOption('--out <dir>', 'a new or empty folder, or an earlier replica, which is replaced')
    .option('--seed <n>', 'one seed, one tree, byte for byte', wholeNumber(0, 2 ** 32 - 1), SEED)
    .addOption(scaleOption())
    .option('--json', 'print one JSON object')
    .action(async ({ out, seed, scale, json }) => {
      const counts = await makeReplica({ outDir: out, seed, scale }, terminalProgress(terminal))
      if (json === true)
        terminal.out(`${jsonLine({ schema: 'breachlight/lab-replica/1', dir: out, seed, scale, counts })}\n`)
      else terminal.out(`${safe(replicaText(out, counts))}\n`)
      terminal.err(safe(nextAfterGenerate(out)))
      ran('done')
    })

  addLabBuilds(lab, terminal, ran)

  lab
    .command('serve')
    .description('run the ten servers of a replica on 127.0.0.1 until interrupted')
    .requiredOption('--dir <dir>', 'folder of a replica')
    .option('--port <n>', 'the first of ten ports in a row', wholeNumber(1024, 65_526), FIRST_PORT)
    .option('--json', 'print one JSON object when they run')
    .action(async ({ dir, port, json }) => {
      requireReplica(dir)
      const interrupted = untilInterrupted()
      const servers = await openSites(dir, port)
      if (json === true)
        terminal.out(`${jsonLine({ schema: 'breachlight/lab-servers/1', dir, sites: servers.sites })}\n`)
      else
        for (const { name, url, listing } of servers.sites)
          terminal.out(`${url}  ${name.padEnd(8)}  ${WHAT[name] ?? LOGS} (${listing})\n`)
      terminal.err('Only this machine can reach them. Interrupt (Ctrl-C) to end.\n')
      await interrupted
      await servers.close()
      ran('done')
    })

  lab
    .command('play')
    .description('play invented clients against live servers and write what their sockets carried as a capture')
    .requiredOption('--dir <dir>', 'folder of a replica')
    .option('--trials <sheet>', 'CSV: which client sends or receives what, when; trials.csv of the replica')
    .requiredOption('--capture <file>', 'pcapng to write; truth and played sheet lie beside it')
    .option('--har <file>', 'HTTP archive 1.2 to write, too')
    .option('--json', 'print one JSON object')
    .action(async ({ dir, trials, capture, har, json }) => {
      requireReplica(dir)
      const played = await playTrial(
        { dir, sheetPath: trials ?? join(dir, 'trials.csv'), capturePath: capture, harPath: har ?? null },
        terminalProgress(terminal),
      )
      terminal.out(
        json === true ? `${jsonLine({ schema: 'breachlight/lab-played/1', ...played })}\n` : `${safe(capture)}\n`,
      )
      // Together: a day that has just begun is short, and the logs before it tell how it is written
      terminal.err(`Next: breachlight investigate ${safe(join(dir, 'tree'))} ${safe(join(dir, 'live'))} --case DIR\n`)
      ran('done')
    })

  addLabOracle(lab, terminal, ran)
}

const LOGS = 'log server'
const WHAT: Readonly<Record<string, string>> = { netbar: 'net-bar edition', wireless: 'text messages' }

/** Interrupting is how servers are meant to end: here it takes the place of “run the same command again”. */
const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal)
      process.once(signal, () => resolve())
    }
  })

const replicaText = (dir: string, counts: Readonly<Record<string, number>>): string =>
  [
    `${counts['evidence_items']} files of eight log servers: ${dir}/tree`,
    `the net-bar and the wireless server: ${dir}/netbar, ${dir}/wireless`,
    `the keyword list of a client: ${dir}/keyfile.txt`,
    `a trial to play: ${dir}/trials.csv`,
    `what is true of it all: ${dir}/truth.json`,
  ].join('\n')

const nextAfterGenerate = (dir: string): string =>
  [
    'Next:',
    `  breachlight investigate ${dir}/tree --case DIR --list ${dir}/keyfile.txt`,
    `  breachlight lab serve --dir ${dir}`,
    `  breachlight lab play --dir ${dir} --capture trial.pcapng`,
    '',
  ].join('\n')
