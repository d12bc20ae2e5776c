import { type Command, InvalidArgumentError } from '@commander-js/extra-typings'
import { randomInt } from 'node:crypto'
import { readHandedIn } from '../knowledge.ts'
import { OperatorError } from '../model/errors.ts'
import { DEFAULT_WINDOW_MS } from '../model/trial.ts'
import { readList } from '../text/lists.ts'
import { planSheet } from '../traffic/trials/plan.ts'
import type { Ran } from './command.ts'
import type { Terminal } from './out.ts'

/** As many trials as make “0 of 20” mean that at most 13.9 % of such messages have an effect. */
const TRIALS = 20
const GAP_S = (2 * DEFAULT_WINDOW_MS) / 1000

/** `traffic plan`: a randomised, balanced sheet to be played. */
export function addTrafficPlan(traffic: Command<[string[]]>, terminal: Terminal, ran: Ran): void {
  traffic
    .command('plan')
    .description('write a trial sheet: words and controls in the same sentences, in random order, at uneven distances')
    .argument('[word...]', 'words under test')
    .option('--words <file>', 'more of them, one a line')
    .option('--client <name...>', 'clients under test, as they are to be named in the sheet', ['client'])
    .option('--each <n>', 'messages with each word, for each client', wholeNumber, TRIALS)
    .option('--controls <n>', 'control messages for each client; as many as with one word unless said', wholeNumber)
    .option('--gap <seconds>', 'least time between two messages, twice the window', seconds, GAP_S)
    .option('--seed <n>', 'one seed, one sheet; without it the sheet is another each time', wholeNumber)
    .action((words, options) => {
      const listed = options.words === undefined ? [] : readList(readHandedIn(options.words, 'list of words')).keywords
      const all = [...new Set([...words, ...listed])]
      if (all.length === 0)
        throw new OperatorError('There is no word to test.', {
          hint: 'Name words, or a file with one a line: breachlight traffic plan --words FILE.',
          exit: 'wrongUsage',
        })
      const seed = options.seed ?? randomInt(2 ** 32)
      const sheet = planSheet({
        words: all,
        controls: options.controls ?? options.each,
        trialsPerWord: options.each,
        clients: options.client,
        gapSeconds: options.gap,
        seed,
      })
      terminal.out(sheet)
      terminal.err(
        `Seed ${seed}. Play it, note when each message was there and whether it was displayed.\nNext: breachlight traffic CAPTURE --trials SHEET --case DIR\n`,
      )
      ran('done')
    })
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value
  throw new InvalidArgumentError('It is a whole number.')
}

function seconds(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a number of seconds.')
}
