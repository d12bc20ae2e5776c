import { Option } from '@commander-js/extra-typings'
import { readClaims } from '../claims.ts'
import { openCase } from '../custody/index.ts'
import { ciphers } from '../decrypt/index.ts'
import { givenKey } from '../keys/index.ts'
import { NOTHING_SUPPLIED, readFormat, readHandedIn } from '../knowledge.ts'
import { readListFiles } from '../list-names.ts'
import type { Answer } from '../model/answer.ts'
import { type Investigated, investigate } from '../pipeline.ts'
import { EXACT, SEMANTICS_IDS } from '../text/known-semantics.ts'
import { readBackground } from '../text/background.ts'
import type { AddCommand } from './command.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'
import { nextCommands, summaryText } from './summary.ts'
import { jsonLine } from '../lib/json.ts'
import { parseZone } from '../lib/zone.ts'

export const addInvestigate: AddCommand = (program, terminal, ran) => {
  program
    .command('investigate')
    .description('seal evidence, find keys and formats, decrypt, parse, analyse and write the report')
    .argument(
      '[evidence...]',
      'folders or files as you received them; they are only read. None: what is sealed is read anew, by the lists, keys and formats of the case',
    )
    .requiredOption('--case <dir>', 'case folder; made when it does not exist')
    .option('--list <file...>', 'keyword lists to match messages against; kept in the case')
    .option('--background <file...>', 'text to compare the words of messages with; kept in the case')
    .addOption(
      new Option('--semantics <id>', 'how the client of these lists compares; kept in the case').choices(SEMANTICS_IDS),
    )
    .option(
      '--format <file...>',
      'formats you wrote (see `formats infer`); they override inference and are kept in the case',
    )
    .option(
      '--claims <file...>',
      'ledgers of public statements to hold the findings against (docs/claims.md); kept in the case',
    )
    .option(
      '--key <key...>',
      'keys you know: hex:…, base64:…, text:…; other users of this machine can see them, `keys.txt` in the case folder is safer',
    )
    .addOption(
      new Option('--cipher <id>', 'try only this cipher').choices([...ciphers.map((cipher) => cipher.id), 'identity']),
    )
    .option(
      '--zone <offset>',
      'zone that written times are taken to be in, e.g. +08:00; kept in the case (UTC at first)',
    )
    .option('--strict', 'end with exit code 5 when some evidence stays undecodable')
    .option('--json', 'print one JSON object instead of text')
    .action(async (evidence, options) => {
      for (const key of options.key ?? []) givenKey(key) // a key that cannot be read is refused before the case is touched
      const formats = (options.format ?? []).map((path) => readHandedIn(path, 'format'))
      await Promise.all(formats.map(readFormat)) // a format that cannot be read is refused before the case is touched
      const background = (options.background ?? []).map((path) => readHandedIn(path, 'background text'))
      for (const file of background) readBackground(file) // likewise
      const claims = (options.claims ?? []).map((path) => readHandedIn(path, 'ledger of claims'))
      await Promise.all(claims.map(readClaims)) // so is a ledger that cannot be read
      if (evidence.length === 0) openCase(options.case) // without a case there is nothing sealed
      const result = await investigate({
        ...NOTHING_SUPPLIED,
        evidence,
        caseDir: options.case,
        lists: readListFiles(options.list ?? []),
        background,
        semantics: options.semantics ?? EXACT,
        formats,
        claims,
        keys: options.key ?? [],
        cipher: options.cipher ?? null,
        design: null,
        zone: options.zone === undefined ? null : parseZone(options.zone),
        nowUtcMs: Date.now(),
        progress: terminalProgress(terminal),
      })
      terminal.out(options.json === true ? `${jsonLine(asJson(result))}\n` : `${summaryText(result)}\n`)
      terminal.err(`${safe(nextCommands(options.case))}\n`)
      ran(options.strict === true && measure(result.counts, 'undecryptable_items') > 0 ? 'someUndecodable' : 'done')
    })
}

const measure = (counts: Answer, name: string): number =>
  Number(counts.rows.find((row) => row['measure'] === name)?.['value'] ?? 0)

const asJson = (result: Investigated) => ({
  schema: 'breachlight/investigation/1',
  case: result.folder.dir,
  added: { evidence_items: result.items, segments: result.segments },
  report: `${result.folder.reportDir}/index.html`,
  counts: Object.fromEntries(result.counts.rows.map((row) => [String(row['measure']), row['value']])),
})
