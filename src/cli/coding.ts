import { type Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { existsSync, writeFileSync } from 'node:fs'
import { withCase } from '../case-session.ts'
import { addCoding as keep, codingSheet } from '../coding.ts'
import { readHandedIn } from '../knowledge.ts'
import { jsonLine } from '../lib/json.ts'
import { OperatorError } from '../model/errors.ts'
import { settleReveal } from '../reveal.ts'
import type { AddCommand, Ran } from './command.ts'
import { safe, type Terminal } from './out.ts'

/** As many as one person reads in an hour or two; a share of them is known to within ten percentage points. */
const ITEMS = 100

export const addCoding: AddCommand = (program, terminal, ran) => {
  const coding = program
    .command('coding')
    .description('have two people read a sample of what a query matches: how often is it about the subject?')
  addSample(coding, terminal, ran)
  addSheets(coding, terminal, ran)
}

function addSample(coding: Command, terminal: Terminal, ran: Ran): void {
  coding
    .command('sample')
    .description('write a random sample of a query’s hits as a sheet (CSV); give each coder a copy')
    .requiredOption('--case <dir>', 'case folder')
    .requiredOption('--query <id>', 'query, as `ask queries` names it')
    .requiredOption('--out <file>', 'sheet to write; it must not be there yet')
    .option('--n <items>', 'items in the sample', wholeNumber, ITEMS)
    .option('--seed <n>', 'one seed, one sample', wholeNumber, 1)
    .option('--reveal', 'texts as they are, private values and names in them; needs --reason')
    .option('--reason <text>', 'why; written to the audit log first')
    .action(async (options) => {
      refuseExisting(options.out)
      const made = await withCase(options.case, Date.now(), (session) => {
        const shown = `coding sample ${options.query}`
        const revealed = settleReveal(session.folder, options, { shown, nowUtcMs: Date.now() })
        return codingSheet(session, { query: options.query, size: options.n, seed: options.seed, revealed })
      })
      writeFileSync(options.out, made.csv, { mode: 0o600, flag: 'wx' })
      terminal.out(
        `${safe(options.out)}: ${made.items} of ${made.hits} hits of ${options.query}, seed ${options.seed}\n`,
      )
      terminal.err(
        safe(
          `Give each coder a copy. Each writes a name into coder, and yes, no or unclear into label: is the message about the subject?\nNext: breachlight coding add --case ${options.case} SHEET_A SHEET_B\n`,
        ),
      )
      ran('done')
    })
}

function addSheets(coding: Command, terminal: Terminal, ran: Ran): void {
  coding
    .command('add')
    .description('keep the sheets of two coders in the case; a third one settles where they differ')
    .argument('<sheets...>', 'sheet of one coder, sheet of the other, and perhaps that of a third')
    .requiredOption('--case <dir>', 'case folder')
    .option('--json', 'print one JSON object')
    .action(async (paths, options) => {
      const sheets = paths.map((path) => readHandedIn(path, 'coded sheet'))
      const { query, coders } = await withCase(options.case, Date.now(), async ({ folder }) => keep(folder, sheets))
      const both = [...coders[0].keys()].filter((item) => coders[1].has(item)).length
      terminal.out(
        options.json === true
          ? `${jsonLine({ schema: 'breachlight/coding/1', query, coded_by_both: both })}\n`
          : `${query}: ${both} items coded by both\n`,
      )
      terminal.err(
        safe(`Next: breachlight ask coding --case ${options.case}; then breachlight report --case ${options.case}\n`),
      )
      ran('done')
    })
}

/** A sheet that somebody may have filled in is never written over. */
function refuseExisting(path: string): void {
  if (existsSync(path))
    throw new OperatorError(`${path} is there already.`, {
      hint: 'Choose another name with --out.',
      exit: 'wrongUsage',
    })
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value
  throw new InvalidArgumentError('It is a whole number above 0.')
}
