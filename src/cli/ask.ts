import { analyses, findAnalysis } from '../analyse/index.ts'
import { answerOne } from '../answers.ts'
import { withCase } from '../case-session.ts'
import { openCase } from '../custody/index.ts'
import { answerCsv } from '../report/index.ts'
import { settleReveal } from '../reveal.ts'
import { egoOption } from './ego-option.ts'
import type { AddCommand } from './command.ts'
import { OperatorError } from '../model/errors.ts'
import { jsonLine } from '../lib/json.ts'
import { answerText, type Terminal } from './out.ts'

export const addAsk: AddCommand = (program, terminal, ran) => {
  program
    .command('ask')
    .description('answer one question about a case; without a name, list what can be asked')
    .argument('[analysis]', 'name of the analysis')
    .requiredOption('--case <dir>', 'case folder')
    .option('--family <name>', 'look at this kind of log instead of messages')
    .option('--account <name>', 'network: only what lies around this account (its name, or its pseudonym)')
    .option('--hops <n>', 'network: how far around it, from address to address; 1 unless given')
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, guarded against spreadsheet formulas')
    .option('--reveal', 'show real accounts, addresses and words; needs --reason')
    .option('--reason <text>', 'why; written to the audit log before anything is shown')
    .action(async (analysis, options) => {
      if (analysis === undefined) {
        openCase(options.case)
        listAnalyses(terminal, options.json === true)
        return ran('done')
      }
      findAnalysis(analysis)
      const ego = egoWanted(analysis, options)
      const answer = await withCase(options.case, Date.now(), (session) => {
        const revealed = settleReveal(session.folder, options, { shown: `ask ${analysis}`, nowUtcMs: Date.now() })
        return answerOne(session, {
          analysis,
          revealed,
          ...(options.family === undefined ? {} : { family: options.family }),
          ...(ego === null ? {} : { ego }),
        })
      })
      if (options.json === true) terminal.out(`${jsonLine(answer)}\n`)
      else if (options.csv === true) for (const piece of answerCsv(answer)) terminal.out(piece)
      else terminal.out(`${answerText(answer)}\n`)
      terminal.err(`Next: breachlight report --case ${options.case}\n`)
      ran('done')
    })
}

/** What `--account` and `--hops` ask of the network; other questions have no use for them. */
function egoWanted(analysis: string, options: { account?: string | undefined; hops?: string | undefined }) {
  const ego = egoOption(options)
  if (ego === null || analysis === 'network') return ego
  throw new OperatorError('--account is only used with network.', {
    hint: 'Ask network, or leave --account out.',
    exit: 'wrongUsage',
  })
}

function listAnalyses(terminal: Terminal, asJson: boolean): void {
  if (asJson) {
    const list = analyses.map(({ id, question, columns }) => ({ id, question, columns }))
    return terminal.out(`${jsonLine({ schema: 'breachlight/analyses/1', analyses: list })}\n`)
  }
  for (const { id, question } of analyses) terminal.out(`${id.padEnd(19)}${question}\n`)
}
