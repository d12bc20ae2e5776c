import { codebookFrom } from '../codebooks.ts'
import { jsonLine } from '../lib/json.ts'
import { listHistories } from '../list-files.ts'
import { guardedCsv } from '../report/index.ts'
import { type Codebook, type ListHistory, VERSION_COLUMNS, versionRows } from '../triggers/index.ts'
import type { AddCommand } from './command.ts'
import { csvCells } from './lists-csv.ts'
import { historyJson } from './lists-json.ts'
import { historyText, leftOutText } from './lists-text.ts'
import { safe } from './out.ts'

export const addListsHistory: AddCommand = (lists, terminal, ran) => {
  lists
    .command('history')
    .description('how lists changed from version to version, artefacts of collection told from real changes')
    .argument('<file...>', 'versions of lists, or folders of them; folders and names say which list and date')
    .option(
      '--codebook <file...>',
      'CSV that codes words by theme and category: what came and went is told by category',
    )
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, a row for each version')
    .action(async (paths, options) => {
      const book = codebookFrom(options.codebook ?? [])
      const { histories, leftOut } = await listHistories(paths)
      terminal.err(safe(leftOutText(leftOut)))
      if (options.json === true) terminal.out(`${jsonLine(historyJson(histories, book, leftOut))}\n`)
      else if (options.csv === true)
        terminal.out(guardedCsv(csvCells(Object.keys(VERSION_COLUMNS), versionRows(histories))))
      else terminal.out(`${historyOut(histories, book)}\n`)
      terminal.err('Next: breachlight lists compare FILE… shows what the lists have in common.\n')
      ran('done')
    })
}

const historyOut = (histories: readonly ListHistory[], book: Codebook | null): string =>
  [historyText(histories, book), ...(book?.notes ?? []).map(safe)].join('\n')
