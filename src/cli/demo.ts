import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type CaseFolder, readLedger, TRUTH } from '../custody/index.ts'
import { jsonLine } from '../lib/json.ts'
import type { Progress } from '../lib/progress.ts'
import { type HandedIn, NOTHING_SUPPLIED, readHandedIn } from '../knowledge.ts'
import { OperatorError } from '../model/errors.ts'
import { holds, type Score } from '../model/scorecard.ts'
import { formatToYaml } from '../parse/index.ts'
import { type Investigated, type Investigation, investigate } from '../pipeline.ts'
import type { AddCommand } from './command.ts'
import { scoreText } from './demo-score.ts'
import { scaleOption } from './lab.ts'
import { SEED } from './lab-options.ts'
import { type Made, madeFrom, makeReplica } from './lab-replica.ts'
import { playTrial } from './lab-trial.ts'
import { safe } from './out.ts'
import { terminalProgress } from './progress.ts'
import { nextCommands, summaryText } from './summary.ts'

export const addDemo: AddCommand = (program, terminal, ran) => {
  program
    .command('demo')
    .description('build an invented case, investigate it, and compare the findings with what is known to be true')
    .option('--dir <dir>', 'where to build it', 'demo-case')
    .addOption(scaleOption())
    .option('--json', 'print one JSON object')
    .action(async ({ dir, scale, json }) => {
      const { at, result, live } = await buildDemo({ dir, scale }, terminalProgress(terminal))
      const [scores, liveScores] = [scoresOf(result), scoresOf(live)]
      const allMatch = [...scores, ...liveScores].every(holds)
      if (json === true)
        terminal.out(
          `${jsonLine({ schema: 'breachlight/demo/2', scale, all_match: allMatch, scores, live_scores: liveScores })}\n`,
        )
      else
        terminal.out(
          `${summaryText(result)}\n\n${safe(scoreText('Scorecard', scores))}\n\n${safe(scoreText('Live servers and the capture of their clients', liveScores))}\n`,
        )
      terminal.err(`${safe(nextCommands(at.case))}\n`)
      ran(allMatch ? 'done' : 'integrity')
    })
}

/** Makes the demonstration's evidence and investigates it into its two cases; what is there already is not made again. */
export async function buildDemo(
  { dir, scale }: { dir: string; scale: Made['scale'] },
  progress: Progress,
): Promise<{ at: Folders; result: Investigated; live: Investigated }> {
  const at = foldersIn(dir)
  await prepare(at, { seed: SEED, scale }, progress)
  const list = readHandedIn(join(at.replica, 'keyfile.txt'), 'keyword list')
  const result = await investigate({
    ...as(at.case, progress),
    evidence: [join(at.replica, 'tree')],
    lists: [list],
  })
  // A day that has just begun holds too few lines to infer a format from: those of the old logs read it.
  const formats = messageFormats(result.folder)
  const live = await investigate({
    ...as(at.liveCase, progress),
    evidence: [join(at.replica, 'live'), at.capture, harOf(at)],
    formats,
    sheets: [readHandedIn(sheetOf(at), 'trial sheet')],
    design: {},
  })
  return { at, result, live }
}

/** Where the demonstration keeps what. */
export interface Folders {
  replica: string
  /** Case about the eight servers of the replica. */
  case: string
  /** Case about what the live servers logged during the trial. */
  liveCase: string
  /** What the clients’ sockets carried; sheet and truth of the trial lie beside it. */
  capture: string
}

const foldersIn = (dir: string): Folders => ({
  replica: join(dir, 'replica'),
  case: join(dir, 'case'),
  liveCase: join(dir, 'live-case'),
  capture: join(dir, 'trial.pcapng'),
})

/** Replica and trial, each made once, with their truth laid into the cases; a run that was broken off goes on from there. */
async function prepare(at: Folders, made: Made, progress: Progress): Promise<void> {
  refuseOtherCase(at, made)
  const replicaTruth = join(at.replica, 'truth.json')
  if (!isSame(madeFrom(replicaTruth), made)) await makeReplica({ outDir: at.replica, ...made }, progress)
  await playOnce(at, progress)
  layTruth(replicaTruth, at.case)
  layTruth(trialTruthOf(at), at.liveCase)
}

const isSame = (known: Made | null, { seed, scale }: Made): boolean => known?.seed === seed && known.scale === scale

/** A case can be about one replica only: evidence is added to it, never taken away. */
function refuseOtherCase(at: Folders, made: Made): void {
  if (!existsSync(join(at.case, 'case.json')) || isSame(madeFrom(join(at.case, TRUTH)), made)) return
  throw new OperatorError(`${at.case} is about other evidence than this demonstration’s.`, {
    hint: 'Choose another folder with --dir, or remove that one.',
  })
}

const trialTruthOf = (at: Folders): string => at.capture.replace(/\.pcapng$/, '.truth.json')
const harOf = (at: Folders): string => at.capture.replace(/\.pcapng$/, '.har')
/** The sheet as it was played; the plan lies in the replica. */
const sheetOf = (at: Folders): string => at.capture.replace(/\.pcapng$/, '.trials.csv')

/** The truth of a trial is written last: without it, what the live servers wrote is left from a trial that was broken off. */
async function playOnce(at: Folders, progress: Progress): Promise<void> {
  if (existsSync(trialTruthOf(at))) return
  for (const left of ['live', 'clients']) rmSync(join(at.replica, left), { recursive: true, force: true })
  const sheetPath = join(at.replica, 'trials.csv')
  await playTrial({ dir: at.replica, sheetPath, capturePath: at.capture, harPath: harOf(at) }, progress)
}

function layTruth(path: string, caseDir: string): void {
  const target = join(caseDir, TRUTH)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  copyFileSync(path, target)
}

/** An investigation that is told nothing but where its case is. */
const as = (caseDir: string, progress: Progress): Omit<Investigation, 'evidence'> => ({
  ...NOTHING_SUPPLIED,
  caseDir,
  cipher: null,
  design: null,
  zone: null,
  nowUtcMs: Date.now(),
  progress,
})

/** Formats of a case's message logs, as files that a person hands in. */
function messageFormats({ ledgerPath }: CaseFolder): HandedIn[] {
  const streams = [...readLedger(ledgerPath).streams.values()]
  const formats = streams.flatMap(({ stream: { isMessage, format } }) =>
    isMessage && format !== null ? [formatToYaml(format, null)] : [],
  )
  return [...new Set(formats)]
    .toSorted()
    .map((yaml, index) => ({ name: `messages-${index + 1}.yaml`, bytes: Buffer.from(yaml) }))
}

/** The scorecard as it stands in the report. */
function scoresOf({ folder }: Investigated): readonly Score[] {
  const findings: { scorecard: readonly Score[] } = JSON.parse(
    readFileSync(join(folder.reportDir, 'findings.json'), 'utf8'),
  )
  return findings.scorecard
}
