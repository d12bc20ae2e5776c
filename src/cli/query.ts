import { Option } from '@commander-js/extra-typings'
import { withCase } from '../case-session.ts'
import { jsonLine } from '../lib/json.ts'
import { ALL_MESSAGES, commandOf } from '../messages/index.ts'
import { QUERY_LANGUAGES } from '../model/queries.ts'
import { ownAnswer } from '../own-answer.ts'
import { soundTerms } from '../own-query.ts'
import { answerCsv } from '../report/index.ts'
import { settleReveal } from '../reveal.ts'
import type { AddCommand } from './command.ts'
import { answerText, safe } from './out.ts'

export const addQuery: AddCommand = (program, terminal, ran) => {
  program
    .command('query')
    .description('count the messages that hold terms of your own, as the built-in queries are counted')
    .argument('<terms...>', 'words or phrases; in English a * at the end lets a word go on')
    .requiredOption('--case <dir>', 'case folder')
    .addOption(
      new Option('--language <id>', 'of the terms: Chinese anywhere in the text, English as whole words')
        .choices(QUERY_LANGUAGES)
        .default('zh-hans' as const),
    )
    .option('--json', 'print one JSON object')
    .option('--csv', 'print CSV, guarded against spreadsheet formulas')
    .option('--reveal', 'look into names and private values, too; needs --reason')
    .option('--reason <text>', 'why; written to the audit log before anything is shown')
    .action(async (written, options) => {
      const terms = soundTerms(written)
      const answer = await withCase(options.case, Date.now(), (session) => {
        const revealed = settleReveal(session.folder, options, { shown: 'query', nowUtcMs: Date.now() })
        return ownAnswer(session, { terms, language: options.language }, revealed)
      })
      if (options.json === true) terminal.out(`${jsonLine(answer)}\n`)
      else if (options.csv === true) for (const piece of answerCsv(answer)) terminal.out(piece)
      else terminal.out(`${answerText(answer)}\n`)
      const next = commandOf({ ...ALL_MESSAGES, search: searched(terms[0] ?? '') })
      terminal.err(`Next: breachlight ${safe(next)} --case ${options.case}\n`)
      ran('done')
    })
}

/** A term as the search of messages takes it: quoted where it holds blanks or would exclude. */
const searched = (term: string): string => (/^-|\s/.test(term) ? `"${term}"` : term.replace(/\*$/, ''))
