import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from '@commander-js/extra-typings'
import { jsonLine } from '../lib/json.ts'
import { OperatorError } from '../model/errors.ts'
import type { Ran } from './command.ts'
import { SEED, wholeNumber } from './lab-options.ts'
import { safe, type Terminal } from './out.ts'

/** Lies in the folder from the first moment, so that it can be written again. */
const MARKER = '.builds'

function takeFolder(dir: string): void {
  if (existsSync(dir) && !existsSync(join(dir, MARKER)) && readdirSync(dir).length > 0)
    throw new OperatorError(`${dir} is not empty, and what it holds is no builds of the lab.`, {
      hint: 'Choose a new or empty folder.',
    })
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, MARKER), '')
}

/** Writes the installation folders of the lab's clients; names of the folders in the order of writing. */
async function writeBuilds(outDir: string, seed: number): Promise<readonly string[]> {
  const { BUILD_IDS, buildFiles } = await import('../../lab/client/builds.ts')
  takeFolder(outDir)
  for (const id of BUILD_IDS) {
    rmSync(join(outDir, id), { recursive: true, force: true })
    for (const { path, bytes } of buildFiles(id, seed)) {
      const target = join(outDir, id, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, bytes)
    }
  }
  return BUILD_IDS
}

/** `lab builds`. */
export function addLabBuilds(lab: Command, terminal: Terminal, ran: Ran): void {
  lab
    .command('builds')
    .description('write the installation folders of invented clients, for inspect; nothing in them can be run')
    .requiredOption('--out <dir>', 'a new or empty folder, or earlier builds, which are replaced')
    .option('--seed <n>', 'keys and lists are those of the replica of this seed', wholeNumber(0, 2 ** 32 - 1), SEED)
    .option('--json', 'print one JSON object')
    .action(async ({ out, seed, json }) => {
      const builds = await writeBuilds(out, seed)
      if (json === true) terminal.out(`${jsonLine({ schema: 'breachlight/lab-builds/1', dir: out, seed, builds })}\n`)
      else for (const id of builds) terminal.out(`${safe(join(out, id))}\n`)
      terminal.err(`Next: breachlight inspect ${safe(join(out, 'tom-3.8'))} ${safe(join(out, 'netbar'))}\n`)
      ran('done')
    })
}
