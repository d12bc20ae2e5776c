import { Option } from '@commander-js/extra-typings'
import { withCase } from '../case-session.ts'
import { OperatorError } from '../model/errors.ts'
import { jsonLine } from '../lib/json.ts'
import { settleReveal } from '../reveal.ts'
import { networkText, writeNewFile } from '../network-file.ts'
import type { AddCommand } from './command.ts'
import { egoOption } from './ego-option.ts'
import { safe } from './out.ts'

export const addExport: AddCommand = (program, terminal, ran) => {
  program
    .command('export')
    .description('write who is connected with whom as a file that graph programs read')
    .requiredOption('--case <dir>', 'case folder')
    .addOption(new Option('--as <format>', 'file format').choices(['gexf', 'graphml'] as const).makeOptionMandatory())
    .option('--account <name>', 'only what lies around this account (its name, or its pseudonym)')
    .option('--hops <n>', 'how far around it, from address to address; 1 unless given')
    .option('--out <file>', 'file to write, which must not be there; standard output unless given')
    .option('--reveal', 'show real accounts and addresses; needs --reason')
    .option('--reason <text>', 'why; written to the audit log before anything is shown')
    .option('--json', 'print one JSON object that names the file; needs --out')
    .action(async (options) => {
      const ego = egoOption(options)
      const { out } = options
      if (out === undefined && options.json === true) throw noFile()
      await withCase(options.case, Date.now(), async (session) => {
        const revealed = settleReveal(session.folder, options, { shown: `export ${options.as}`, nowUtcMs: Date.now() })
        const text = networkText(session, { as: options.as, revealed, ...(ego === null ? {} : { ego }) })
        if (out === undefined) for await (const piece of text) terminal.out(piece)
        else await writeNewFile(out, text)
      })
      if (out !== undefined)
        terminal.out(
          options.json === true
            ? `${jsonLine({ schema: 'breachlight/export/1', as: options.as, file: out })}\n`
            : `${safe(out)}\n`,
        )
      terminal.err(`Next: breachlight ask network --case ${options.case}\n`)
      ran('done')
    })
}

const noFile = () =>
  new OperatorError('--json names the file that was written, and there is none.', {
    hint: 'Add --out FILE, or leave --json out: the graph itself goes to standard output.',
    exit: 'wrongUsage',
  })
