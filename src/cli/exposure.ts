import { withCase } from '../case-session.ts'
import { exposureParts } from '../exposure-page.ts'
import { lookedUp, type ShownExposure } from '../exposure.ts'
import { jsonLine } from '../lib/json.ts'
import { renderPage } from '../report/index.ts'
import { VERSION } from '../version.ts'
import type { AddCommand } from './command.ts'
import { safe } from './out.ts'
import { partsText } from './parts-text.ts'
import { terminalProgress } from './progress.ts'
import { writePage } from './write-page.ts'

export const addExposure: AddCommand = (program, terminal, ran) => {
  program
    .command('exposure')
    .description('one page about one person, for a helpline: what was logged, when and where; nobody else’s words')
    .requiredOption('--account <name>', 'the account as it stands in the logs, or its pseudonym')
    .requiredOption('--case <dir>', 'case folder')
    .option('--reason <text>', 'who asked, and how you know it is them; written to the audit log first')
    .option('--reveal', 'show the name, the person’s own addresses and their own words')
    .option('--html <file>', 'write the page as one HTML file to print, too')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const step = terminalProgress(terminal).start('looking the account up', 0)
      const shown = await withCase(options.case, Date.now(), (session) => lookedUp(session, options, Date.now()))
      step.end()
      const { name, revealed, person } = shown
      if (options.html !== undefined) await writePage(options.html, htmlOf(shown))
      terminal.out(
        options.json === true
          ? `${jsonLine({ schema: 'breachlight/exposure/1', account: name, revealed, ...person })}\n`
          : `${safe(name)}\n\n${partsText(exposureParts(person, revealed))}\n`,
      )
      terminal.err(
        `${revealed ? '' : 'Names and words are covered; --reveal shows this person’s own.\n'}Next: breachlight ask exposed-contacts --case ${safe(options.case)}\n`,
      )
      ran('done')
    })
}

const htmlOf = ({ name, revealed, person }: ShownExposure): string =>
  renderPage({
    kicker: 'What a surveillance log holds about one person',
    title: name,
    facts: [
      ['Names', revealed ? 'shown: keep this page as closely as the evidence' : 'replaced by pseudonyms'],
      ['Other people', 'never shown'],
    ],
    parts: exposureParts(person, revealed),
    version: VERSION,
  })
