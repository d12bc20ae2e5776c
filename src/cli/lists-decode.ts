import type { Command } from '@commander-js/extra-typings'
import { keysAtHand, readKeywordFile } from '../keyword-files.ts'
import { jsonLine } from '../lib/json.ts'
import { visible } from '../lib/visible.ts'
import { OperatorError } from '../model/errors.ts'
import { EXACT } from '../text/known-semantics.ts'
import { decodeList, type ListFile, whyUndecoded } from '../triggers/index.ts'
import type { Ran } from './command.ts'
import { listJson, listText } from './lists-text.ts'
import { safe, type Terminal } from './out.ts'

/** `lists decode`: the words of keyword files, and how they were come by. */
export function addListsDecode(lists: Command, terminal: Terminal, ran: Ran): void {
  lists
    .command('decode')
    .description('print the words of keyword files, whatever client they are of')
    .argument('<file...>', 'keyword files as they were taken from clients or servers')
    .option('--as <id>', 'read them with this decoder only; without it the content decides')
    .option('--key <key...>', 'keys you know, as for investigate')
    .option('--case <dir>', 'try the keys that this case found, too')
    .option('--json', 'print one JSON object, with the rules as data')
    .action((paths, options) => {
      const as = options.as ?? null
      const keys = keysAtHand(options.key ?? [], options.case ?? null)
      const files = paths.map((path) => readKeywordFile(path, keys))
      const read = files.map((file) => ({ file, decoded: decodeList(file, as) }))
      refuseNothing(read, as)
      if (options.json === true) {
        const rows = read.map(({ file, decoded }) => listJson(file, decoded ?? whyUndecoded(file, as)))
        terminal.out(`${jsonLine({ schema: 'breachlight/lists/1', lists: rows })}\n`)
      } else
        for (const { decoded } of read)
          terminal.out((decoded?.list.lines ?? []).map((line) => `${visible(line)}\n`).join(''))
      for (const { file, decoded } of read)
        terminal.err(`${safe(listText(file, decoded ?? whyUndecoded(file, as)))}\n\n`)
      terminal.err(`${nextStep(read.map(({ decoded }) => decoded?.list.semantics ?? null))}\n`)
      ran('done')
    })
}

type Read = readonly { file: ListFile; decoded: ReturnType<typeof decodeList> }[]

/** Some files that nothing reads are results; when there is nothing else, the command has failed. */
function refuseNothing(read: Read, as: string | null): void {
  const [first] = read
  if (first === undefined || read.some(({ decoded }) => decoded !== null)) return
  const { reason, hint } = whyUndecoded(first.file, as)
  const others = read.length - 1
  const more = others === 0 ? '' : ` Nor do ${others} more files.`
  throw new OperatorError(`${first.file.name} does not open: ${reason}.${more}`, { hint })
}

function nextStep(semantics: readonly (string | null)[]): string {
  const known = [...new Set(semantics.filter((id) => id !== null && id !== EXACT))]
  const how = known.length === 0 ? '' : ` --semantics ${known.length === 1 ? known[0] : 'ID'}`
  return `Next: keep the words in a file, then breachlight investigate EVIDENCE --case DIR --list WORDS${how}`
}
