import { Option } from '@commander-js/extra-typings'
import { answerOne } from '../answers.ts'
import { withCase } from '../case-session.ts'
import { type CaseFolder, openCase } from '../custody/index.ts'
import { jsonLine } from '../lib/json.ts'
import { OperatorError } from '../model/errors.ts'
import { settleReveal } from '../reveal.ts'
import { openBergamot, openLibreTranslate, translationServer, type Translator } from '../translate/index.ts'
import { fillTranslations, translateTexts } from '../translations.ts'
import type { AddCommand } from './command.ts'
import { answerText } from './out.ts'
import { terminalProgress } from './progress.ts'

/** Options as they were typed. */
interface Asked {
  with: 'libretranslate' | 'bergamot'
  url?: string
  models?: string
  allowHost?: string
  reason?: string
}

export const addTranslate: AddCommand = (program, terminal, ran) => {
  program
    .command('translate')
    .description('have an engine on this machine translate the Chinese texts, to set queries on both beside each other')
    .requiredOption('--case <dir>', 'case folder')
    .addOption(
      new Option('--with <engine>', 'what translates')
        .choices(['libretranslate', 'bergamot'] as const)
        .default('libretranslate' as const),
    )
    .option('--url <url>', 'LibreTranslate server, e.g. http://127.0.0.1:5000')
    .option('--models <dir>', 'folder with a Bergamot model from Chinese to English')
    .option('--allow-host <name>', 'let the texts leave this machine for that server; needs --reason')
    .option('--reason <text>', 'why they may; written to the audit log first')
    .option('--json', 'print one JSON object')
    .action(async (options) => {
      const asked = settled(options)
      const folder = openCase(options.case)
      const translator = await opened(folder, asked)
      const progress = terminalProgress(terminal)
      const answer = await withCase(options.case, Date.now(), async (session) => {
        const [total] = await session.store.rows<{ n: number }>('SELECT count() AS n FROM texts')
        const step = progress.start(`translating with ${asked.with}`, total?.n ?? 0)
        await translateTexts(session.store, folder, { translator, advance: (texts) => step.advance(texts) })
        await fillTranslations(session.store, folder)
        step.end()
        return answerOne(session, { analysis: 'translation', revealed: false })
      })
      terminal.out(options.json === true ? `${jsonLine(answer)}\n` : `${answerText(answer)}\n`)
      terminal.err(`Next: breachlight report --case ${options.case}\n`)
      ran('done')
    })
}

/** Refuses what does not go together before anything is opened. */
function settled(options: Asked): Asked {
  const needed = options.with === 'bergamot' ? 'models' : 'url'
  if (options[needed] === undefined)
    throw new OperatorError(`--with ${options.with} needs --${needed}.`, {
      hint: 'See breachlight translate --help, and docs/translate.md.',
      exit: 'wrongUsage',
    })
  return options
}

async function opened(folder: CaseFolder, asked: Asked): Promise<Translator> {
  if (asked.with === 'bergamot') return openBergamot(asked.models ?? '')
  const { url, isLocal } = translationServer(asked.url ?? '', asked.allowHost)
  // That words leave the machine is recorded like a look under the pseudonyms, and before the first of them does.
  if (!isLocal)
    settleReveal(
      folder,
      { reveal: true, reason: asked.reason },
      { shown: `translate: every Chinese text, to ${url.host}`, nowUtcMs: Date.now() },
    )
  return openLibreTranslate(url)
}
