import { withCase } from '../case-session.ts'
import { jsonLine } from '../lib/json.ts'
import { commandOf, countedOf, FACETS, type Filter, spanOf } from '../messages/index.ts'
import { flatRow, messagesCsv, MOST_ROWS, shownPages } from '../messages-file.ts'
import { filterFrom, type ShownMessage } from '../messages-shown.ts'
import { settleReveal } from '../reveal.ts'
import type { AddCommand } from './command.ts'
import { askedFilter, wholeNumber } from './messages-options.ts'
import { countsText, messagesText } from './messages-text.ts'

/** Rows printed unless `--limit` says otherwise. */
const USUAL_ROWS = 20

const collect = (value: string, before: string[]): string[] => [...before, value]

export const addMessages: AddCommand = (program, terminal, ran) => {
  program
    .command('messages')
    .description('list the messages of a case: search, filter, count')
    .requiredOption('--case <dir>', 'case folder')
    .option('--search <text>', 'terms that all stand in the text; "a phrase"; -not this')
    .option('--server <name>', 'from this server; several times for several', collect, [])
    .option('--family <name>', 'of this kind of log; several times for several', collect, [])
    .option('--direction <name>', 'sent or received', collect, [])
    .option('--client-version <version>', 'of this version of the client', collect, [])
    .option('--country <code>', 'with an address registered in this country (ISO 3166-1 alpha-2)', collect, [])
    .option('--account <name>', 'of this account (its name, or its pseudonym)')
    .option('--peer <name>', 'with this other side')
    .option('--address <address>', 'with this address (or its pseudonym)')
    .option('--list <name>', 'with a keyword of this list in the text; `query` for the built-in queries')
    .option('--keyword <word>', 'with this keyword of the list')
    .option('--sensitive <kind>', 'with a private value of this kind in the text')
    .option('--from <time>', 'not before this instant (ISO 8601, UTC unless it says)')
    .option('--to <time>', 'before this instant')
    .option('--undated', 'only records without a date')
    .option('--all-records', 'records of other logs, too, not only messages')
    .option('--newest', 'newest first')
    .option('--offset <n>', 'leave out so many rows')
    .option('--limit <n>', `rows at most; ${USUAL_ROWS} unless given`)
    .option('--facets', 'print how many there are by server, family, direction, version and country, too')
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, guarded against spreadsheet formulas')
    .option('--reveal', 'show real accounts, addresses and words; needs --reason')
    .option('--reason <text>', 'why; written to the audit log before anything is shown')
    .action(async (options) => {
      const asked = askedFilter(options)
      const offset = wholeNumber(options.offset, { option: '--offset', usual: 0, most: Number.MAX_SAFE_INTEGER })
      const limit = wholeNumber(options.limit, { option: '--limit', usual: USUAL_ROWS, most: MOST_ROWS })
      const next = await withCase(options.case, Date.now(), async (session) => {
        const revealed = settleReveal(session.folder, options, { shown: 'messages', nowUtcMs: Date.now() })
        const filter = await filterFrom(session, asked)
        const counted = await countedOf(session.store, { filter, revealed, span: await spanOf(session.store, filter) })
        const order = options.newest === true ? 'newest' : 'oldest'
        const pages = shownPages(session, { filter, window: { order, offset, limit }, revealed })
        if (options.json === true) {
          const rows = await gathered(pages)
          const facets = options.facets === true ? { facets: counted.facets, histogram: counted.histogram } : {}
          terminal.out(
            `${jsonLine({ schema: 'breachlight/messages/1', records: counted.records, offset, ...facets, rows })}\n`,
          )
        } else if (options.csv === true) {
          for await (const piece of messagesCsv(pages)) terminal.out(piece)
        } else {
          if (options.facets === true) terminal.out(`${countsText(counted)}\n`)
          for await (const rows of pages) terminal.out(`${messagesText(rows)}\n`)
        }
        terminal.err(`${counted.records} records match; ${rowsTold(counted.records, { offset, limit })}.\n`)
        return nextOf(filter, asked)
      })
      terminal.err(`Next: breachlight ${next} --case ${options.case}\n`)
      ran('done')
    })
}

async function gathered(pages: AsyncIterable<readonly ShownMessage[]>) {
  const rows: ReturnType<typeof flatRow>[] = []
  for await (const page of pages) rows.push(...page.map(flatRow))
  return rows
}

const rowsTold = (records: number, { offset, limit }: { offset: number; limit: number }): string =>
  `rows ${Math.min(offset + 1, records)} to ${Math.min(offset + limit, records)} are shown`

/** What narrows the result down, or what it was about. */
function nextOf(filter: Filter, asked: Partial<Filter>): string {
  const isNarrow = FACETS.some((facet) => filter[facet].length > 0)
  return isNarrow ? 'ask queries' : `${commandOf({ ...filter, ...asked })} --facets`
}
