import { type Command, Option } from '@commander-js/extra-typings'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { jsonLine } from '../lib/json.ts'
import type { Ran } from './command.ts'
import { requireReplica } from './lab-replica.ts'
import { openSites } from './lab-trial.ts'
import type { Terminal } from './out.ts'

const EDITIONS = ['tom-3.8', 'tom-5.1', 'netbar'] as const
const QUESTION = z.object({ id: z.int(), text: z.string() })

/** A question from a line of standard input; null when it is none. */
function questionOf(line: string): z.infer<typeof QUESTION> | null {
  try {
    return QUESTION.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** `lab oracle`: a live client of the lab as a black box for `isolate`. */
export function addLabOracle(lab: Command, terminal: Terminal, ran: Ran): void {
  lab
    .command('oracle')
    .description('a live client that sends each text from standard input and answers whether it was uploaded')
    .requiredOption('--dir <dir>', 'folder of a replica')
    .addOption(new Option('--client <edition>', 'which client').choices(EDITIONS).default('tom-3.8' as const))
    .action(async ({ dir, client }) => {
      requireReplica(dir)
      const { openClient } = await import('../../lab/live/oracle.ts')
      const servers = await openSites(dir, 0)
      try {
        const send = await openClient({ dir, edition: client, sites: servers.sites })
        for await (const line of createInterface({ input: process.stdin })) {
          const question = questionOf(line)
          const sent = question === null ? null : await send(question.text)
          const answer =
            sent === null
              ? { error: 'a text must not be empty nor hold tabs, line breaks or bars' }
              : { triggered: sent.uploaded, hidden: sent.hidden }
          terminal.out(`${jsonLine({ id: question?.id ?? 0, ...answer })}\n`)
        }
      } finally {
        await servers.close()
      }
      // Whoever asks by a pipe is such a command already
      if (process.stdin.isTTY)
        terminal.err(
          'Next: breachlight isolate --oracle "breachlight lab oracle --dir DIR --client NAME" --text TEXT\n',
        )
      ran('done')
    })
}
