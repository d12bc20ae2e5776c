import { withCase } from '../case-session.ts'
import { MEND, verifyCase } from '../verify.ts'
import type { AddCommand } from './command.ts'
import { jsonLine } from '../lib/json.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'

export const addVerify: AddCommand = (program, terminal, ran) => {
  program
    .command('verify')
    .description('prove evidence hashes, ledger and audit chains, balance, engine and report')
    .requiredOption('--case <dir>', 'case folder')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const checks = await withCase(options.case, Date.now(), (session) =>
        verifyCase({ ...session, progress: terminalProgress(terminal) }),
      )
      const holds = checks.every((check) => check.holds)
      if (options.json === true) terminal.out(`${jsonLine({ schema: 'breachlight/verification/1', holds, checks })}\n`)
      else
        for (const { check, holds: ok, detail } of checks)
          terminal.out(`${ok ? 'holds ' : 'BROKEN'}  ${check.padEnd(9)} ${safe(detail)}\n`)
      const broken = checks.find((check) => !check.holds)
      terminal.err(`Next: ${broken === undefined ? `breachlight report --case ${options.case}` : MEND[broken.check]}\n`)
      ran(holds ? 'done' : 'integrity')
    })
}
