import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { answerOne } from '../answers.ts'
import { withCase } from '../case-session.ts'
import { givenKey } from '../keys/index.ts'
import { NOTHING_SUPPLIED, readHandedIn } from '../knowledge.ts'
import { jsonLine } from '../lib/json.ts'
import type { Answer } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import type { TrialDesign } from '../model/trial.ts'
import { investigate } from '../pipeline.ts'
import { walk } from '../read/index.ts'
import { readSheet } from '../traffic/trials/sheet.ts'
import type { AddCommand } from './command.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'
import { addTrafficPlan } from './traffic-plan.ts'
import { trafficText } from './traffic-text.ts'

/** Answers that captures and sheets lead to, in the order in which they are read. */
export type TrafficAnswers = Readonly<Record<'captures' | 'uploads' | 'trials', Answer>>

export const addTraffic: AddCommand = (program, terminal, ran) => {
  const traffic = program
    .command('traffic')
    .description('which requests in captures are covert uploads, and which words of a trial sheet caused them')
    .argument('<capture...>', 'pcap, pcapng, HAR or mitmproxy flow files, or folders; keys may lie beside them')
    .option('--trials <sheet...>', 'CSV: time, client, direction, text, label, displayed; kept in the case')
    .option('--window <seconds>', 'a request belongs to the message before it within so many seconds (10 at first)')
    .option('--clock <capture=seconds...>', 'seconds to add to the times of a capture to make them those of the sheet')
    .option('--tls-keys <file...>', 'NSS key logs that open TLS in the captures (needs tshark)')
    .option('--key <key...>', 'keys you know, as for investigate')
    .option('--case <dir>', 'case folder to keep it all in; without it nothing is kept')
    .option('--json', 'print one JSON object')
    .action(async (captures, options) => {
      for (const key of options.key ?? []) givenKey(key) // what cannot be read is refused before a case is touched
      const sheets = (options.trials ?? []).map((path) => readHandedIn(path, 'trial sheet'))
      const doubts = sheets.flatMap(({ name, bytes }) =>
        readSheet(name, bytes).faults.map(
          ({ line, detail }) => `${name}${line === null ? '' : `, line ${line}`}: ${detail}`,
        ),
      )
      for (const doubt of doubts.slice(0, SHOWN_DOUBTS)) terminal.err(`${safe(doubt)}\n`)
      if (doubts.length > SHOWN_DOUBTS) terminal.err(`and ${doubts.length - SHOWN_DOUBTS} more lines of that kind\n`)
      const design = await designOf(options, captures)
      const answers = await inCase(options.case, async (caseDir) => {
        await investigate({
          ...NOTHING_SUPPLIED,
          evidence: captures,
          caseDir,
          sheets,
          tlsKeys: (options.tlsKeys ?? []).map((path) => readHandedIn(path, 'key log')),
          keys: options.key ?? [],
          cipher: null,
          design,
          zone: null,
          nowUtcMs: Date.now(),
          progress: terminalProgress(terminal),
        })
        return answersOf(caseDir)
      })
      if (options.json === true) terminal.out(`${jsonLine({ schema: 'breachlight/traffic/1', ...answers })}\n`)
      else terminal.out(`${safe(trafficText(answers))}\n`)
      terminal.err(`${safe(nextStep(options.case))}\n`)
      ran('done')
    })
  addTrafficPlan(traffic, terminal, ran)
}

/** Lines of sheets that are at odds with themselves, written out; the rest are counted. */
const SHOWN_DOUBTS = 10

const nextStep = (caseDir: string | undefined): string =>
  caseDir === undefined
    ? 'Next: run it again with --case DIR to keep it with the evidence and to have the report.'
    : `Next: breachlight ask session --case ${caseDir}; the report is ${join(caseDir, 'report', 'index.html')}`

/** Works in the given case, or in one that is gone afterwards. */
async function inCase<T>(dir: string | undefined, work: (caseDir: string) => Promise<T>): Promise<T> {
  if (dir !== undefined) return work(dir)
  const folder = await mkdtemp(join(tmpdir(), 'breachlight-session-'))
  try {
    return await work(join(folder, 'case'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const answersOf = (caseDir: string): Promise<TrafficAnswers> =>
  withCase(caseDir, Date.now(), async (session) => {
    const answer = (analysis: string) => answerOne(session, { analysis, revealed: false })
    return { captures: await answer('captures'), uploads: await answer('uploads'), trials: await answer('trials') }
  })

async function designOf(
  options: { window?: string | undefined; clock?: string[] | undefined },
  captures: readonly string[],
): Promise<Partial<TrialDesign>> {
  const clocks = options.clock ?? []
  const names = clocks.length === 0 ? new Set<string>() : await namesIn(captures)
  const clockOffsetsMs = Object.fromEntries(clocks.map((text) => clockOf(text, names)))
  return { ...(options.window === undefined ? {} : { windowMs: windowOf(options.window) }), clockOffsetsMs }
}

/** Longer windows hold more than one message of anybody who writes. */
const LONGEST_WINDOW_S = 600

function windowOf(text: string): number {
  const seconds = Number(text)
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds <= LONGEST_WINDOW_S) return Math.round(seconds * 1000)
  throw new OperatorError(`${text} is no length of a window.`, {
    hint: `Give seconds, more than 0 and at most ${LONGEST_WINDOW_S}, such as --window 5.`,
    exit: 'wrongUsage',
  })
}

/** Names of the files among the evidence. */
async function namesIn(evidence: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for await (const met of walk(evidence)) if (met.kind === 'file') names.add(basename(met.file.path))
  return names
}

function clockOf(text: string, captures: ReadonlySet<string>): [name: string, offsetMs: number] {
  const { name = '', seconds = '' } = /^(?<name>.+)=(?<seconds>[+-]?\d+(?:\.\d+)?)$/.exec(text)?.groups ?? {}
  if (captures.has(basename(name))) return [basename(name), Math.round(Number(seconds) * 1000)]
  throw new OperatorError(`--clock ${text} names no capture of this command, or no seconds.`, {
    hint: 'Write it as FILE=SECONDS, such as --clock phone.pcapng=-3.5.',
    exit: 'wrongUsage',
  })
}
