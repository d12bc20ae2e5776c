import type { Command } from '@commander-js/extra-typings'
import { keysAtHand, readKeywordFile } from '../keyword-files.ts'
import { jsonLine } from '../lib/json.ts'
import { visible } from '../lib/visible.ts'
import { OperatorError } from '../model/errors.ts'
import { EXACT } from '../text/known-semantics.ts'
import { decodeList, type ListFile, type ReadList, whyUndecoded } from '../triggers/index.ts'
import type { Ran } from './command.ts'
import { listJson, listText } from './lists-decode-text.ts'
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
      const read = paths.map((path) => {
        const file = readKeywordFile(path, keys)
        return { file, outcome: decodeList(file, as) ?? whyUndecoded(file, as) }
      })
      refuseNothing(read)
      if (options.json === true) {
        const rows = read.map(({ file, outcome }) => listJson(file, outcome))
        terminal.out(`${jsonLine({ schema: 'breachlight/lists/1', lists: rows })}\n`)
      } else
        for (const { outcome } of read)
          terminal.out(
            linesOf(outcome)
              .map((line) => `${visible(line)}\n`)
              .join(''),
          )
      terminal.err(`${safe(descriptions(read))}\n\n${nextStep(read)}\n`)
      ran('done')
    })
}

type Outcome = ReadList | ReturnType<typeof whyUndecoded>
type Read = readonly { file: ListFile; outcome: Outcome }[]

const linesOf = (outcome: Outcome): readonly string[] => ('list' in outcome ? outcome.list.lines : [])

/** Every file in words; with several, which lines of the output are its own. */
function descriptions(read: Read): string {
  let printed = 0
  const texts = read.map(({ file, outcome }) => {
    const first = printed + 1
    printed += linesOf(outcome).length
    const place = read.length > 1 && printed >= first ? [`  output      lines ${first} to ${printed}`] : []
    return [listText(file, outcome), ...place].join('\n')
  })
  return texts.join('\n\n')
}

/** Some files that nothing reads are results; when there is nothing else, the command has failed. */
function refuseNothing(read: Read): void {
  const [first] = read
  if (first === undefined || 'list' in first.outcome || read.some(({ outcome }) => 'list' in outcome)) return
  const others = read.length - 1
  const more = others === 0 ? '' : ` Nor does any of the ${others} others.`
  throw new OperatorError(`${first.file.name} does not open: ${first.outcome.reason}.${more}`, {
    hint: first.outcome.hint,
  })
}

function nextStep(read: Read): string {
  const known = new Set(read.flatMap(({ outcome }) => ('list' in outcome ? [outcome.list.semantics] : [])))
  known.delete(EXACT)
  const how = known.size === 0 ? '' : ` --semantics ${known.size === 1 ? [...known].join('') : 'ID'}`
  return `Next: keep the words in a file, then breachlight investigate EVIDENCE --case DIR --list WORDS${how}`
}
