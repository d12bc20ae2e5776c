import { withCase } from '../case-session.ts'
import type { CaseFolder } from '../custody/index.ts'
import { changeOutline } from '../outline.ts'
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
    .option('--leave-out <chapters...>', 'chapters that this report and later ones go without, by their ids')
    .option('--put-back <chapters...>', 'chapters that it has again')
    .option('--reveal', 'show real accounts and addresses in the report; needs --reason')
    .option('--reason <text>', 'why; written to the audit log first')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const dir = await withCase(options.case, Date.now(), async (session) => {
        await chooseChapters(session.folder, options)
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

/** Nothing is written where nothing was chosen. */
async function chooseChapters(
  folder: CaseFolder,
  { leaveOut = [], putBack = [] }: { leaveOut?: string[] | undefined; putBack?: string[] | undefined },
): Promise<void> {
  if (leaveOut.length + putBack.length === 0) return
  const { allChapters } = await import('../report/index.ts')
  changeOutline(folder, { leaveOut, putBack }, allChapters)
}
