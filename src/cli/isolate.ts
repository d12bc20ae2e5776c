import { writeFileSync } from 'node:fs'
import { jsonLine } from '../lib/json.ts'
import { trialSheet } from '../triggers/isolate/index.ts'
import type { AddCommand } from './command.ts'
import { numberFrom, openOracle, wholeFrom } from './isolate-options.ts'
import { runIsolation } from './isolate-run.ts'
import { isolationText } from './isolate-text.ts'
import { safe } from './out.ts'

/** A sign of GB 2312 and Unicode alike that stands in no published keyword list. */
const SEPARATOR = '◆'
const CONFIDENCE = 0.99
const TIMEOUT_S = 30
/** More than any text of a thousand characters needs, and a lid on a box that answers at random. */
const MOST_TRIALS = 5000
/** Combinations as researchers publish them, `a+b+c`; a line without + is one word. */
const LIST_SEMANTICS = 'wechat'

export const addIsolate: AddCommand = (program, terminal, ran) => {
  program
    .command('isolate')
    .description('which words, in which combination, make a black box act on a text, in few tests')
    .option('--oracle <command>', 'a program that answers questions as JSON lines')
    .option('--http <url>', 'an endpoint on this machine that answers them as JSON bodies')
    .option('--allow-host <name>', 'another machine to which the texts may be sent')
    .option('--recorded <file>', 'answers written down before, JSON lines')
    .option('--ask', 'you: send each text by hand and say what happened')
    .option('--text <text>', 'a text that triggers')
    .option('--text-file <file>', 'the same from a file, UTF-8')
    .option('--list <file...>', 'words and combinations (a+b) that it may be; wrong ones cost little')
    .option('--semantics <id>', 'how the lists are to be read', LIST_SEMANTICS)
    .option('--earlier <log...>', 'logs of earlier runs: what they found may be here, too')
    .option('--separator <text>', 'stands between pieces of the text; must be in no rule', SEPARATOR)
    .option('--length-limit <n>', 'longest text the box takes, in UTF-16 units', wholeFrom(24, 1_000_000))
    .option('--masks', 'the box shows the text with its hits hidden: begin there')
    .option('--extenuating', 'when the whole does not trigger, look for a part that does, and for what cancels it')
    .option('--first', 'stop at the first combination of the text')
    .option('--noise <rate>', 'share of wrong answers, up to 0.4', numberFrom(0, 0.4), 0)
    .option(
      '--confidence <share>',
      'how sure the whole is to be when answers err',
      numberFrom(0.5, 0.999999),
      CONFIDENCE,
    )
    .option('--most-trials <n>', 'give up after so many', wholeFrom(1, 1_000_000), MOST_TRIALS)
    .option('--pause <ms>', 'wait so long before each trial', wholeFrom(0, 3_600_000), 0)
    .option('--per-minute <n>', 'at most so many trials a minute', numberFrom(0.01, 60_000))
    .option('--timeout <seconds>', 'how long an answer may take', numberFrom(0.01, 3600), TIMEOUT_S)
    .option('--log <file>', 'where every trial is kept; the same command with the same log goes on')
    .option('--sheet <file>', 'write the trials as a sheet for traffic --trials')
    .option('--client <name>', 'name of the box in that sheet', 'client')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const oracle = openOracle(options, terminal)
      try {
        const { report, made } = await runIsolation(options, oracle, terminal)
        const combinations = report.rules.map(({ components }) => components)
        if (options.sheet !== undefined)
          writeFileSync(options.sheet, trialSheet(made, { client: options.client, combinations }))
        if (options.json === true) terminal.out(`${jsonLine({ schema: 'breachlight/isolate/1', ...report })}\n`)
        else terminal.out(`${safe(isolationText(report))}\n`)
        terminal.err(`${safe(nextStep(options.sheet))}\n`)
      } finally {
        await oracle.close()
      }
      ran('done')
    })
}

const nextStep = (sheet: string | undefined): string =>
  sheet === undefined
    ? 'Next: run it again with --sheet FILE to have the trials as a sheet for breachlight traffic --trials.'
    : `Next: breachlight traffic CAPTURE --trials ${sheet}`
