import { join } from 'node:path'
import { generateTree } from '../../lab/generate.ts'
import { answerAll } from '../answers.ts'
import { withCase } from '../case-session.ts'
import { readHandedIn } from '../knowledge.ts'
import { investigate } from '../pipeline.ts'
import type { AddCommand } from './command.ts'
import { score, scoreText } from './demo-score.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'
import { jsonLine } from '../lib/json.ts'
import { nextCommands, summaryText } from './summary.ts'

/** The demonstration is the same everywhere. */
const SEED = 2008

export const addDemo: AddCommand = (program, terminal, ran) => {
  program
    .command('demo')
    .description('build an invented case, investigate it, and compare the findings with what is known to be true')
    .option('--dir <dir>', 'where to build it', 'demo-case')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const truth = await generateTree({ outDir: join(options.dir, 'evidence'), seed: SEED })
      terminal.err(
        `Invented evidence: ${truth.counts.evidence_items} files of eight log servers in ${safe(options.dir)}/evidence\n`,
      )
      const caseDir = join(options.dir, 'case')
      const result = await investigate({
        evidence: [join(options.dir, 'evidence', truth.tree)],
        caseDir,
        lists: [readHandedIn(join(options.dir, 'evidence', truth.list), 'keyword list')],
        formats: [],
        keys: [],
        cipher: null,
        zone: null,
        nowUtcMs: Date.now(),
        progress: terminalProgress(terminal),
      })
      const answers = await withCase(caseDir, Date.now(), (session) => answerAll(session, false))
      const scores = score(truth, answers)
      const allMatch = scores.every((line) => line.matches)
      if (options.json === true)
        terminal.out(`${jsonLine({ schema: 'breachlight/demo/1', all_match: allMatch, scores })}\n`)
      else terminal.out(`${summaryText(result)}\n\n${scoreText(scores)}\n`)
      terminal.err(`${safe(nextCommands(caseDir))}\n`)
      ran(allMatch ? 'done' : 'integrity')
    })
}
