import { withCase } from '../case-session.ts'
import { writeReport } from '../report-files.ts'
import { settleReveal } from '../reveal.ts'
import type { AddCommand } from './command.ts'
import { jsonLine } from '../lib/json.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'

export const addReport: AddCommand = (program, terminal, ran) => {
  program
    .command('report')
    .description('write report/index.html, report.md, findings.json and tables/*.csv again')
    .requiredOption('--case <dir>', 'case folder')
    .option('--reveal', 'show real accounts and addresses in the report; needs --reason')
    .option('--reason <text>', 'why; written to the audit log first')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const dir = await withCase(options.case, Date.now(), async (session) => {
        await writeReport(
          { ...session, progress: terminalProgress(terminal) },
          settleReveal(session.folder, options, { shown: 'report', nowUtcMs: Date.now() }),
        )
        return session.folder.reportDir
      })
      terminal.out(
        options.json === true
          ? `${jsonLine({ schema: 'breachlight/report/1', report: `${dir}/index.html` })}\n`
          : `${safe(dir)}/index.html\n`,
      )
      terminal.err(`Next: breachlight verify --case ${options.case}\n`)
      ran('done')
    })
}
