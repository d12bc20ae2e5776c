/**
 * What other programs may call: the main job, questions and proof, without the command line. Names and addresses are
 * always pseudonyms here: revealing them needs a person and a reason, and `breachlight ask --reveal` asks for both.
 */
import { analyses } from './analyse/index.ts'
import { answerAll, answerOne } from './answers.ts'
import { withCase } from './case-session.ts'
import type { Zone } from './ingest/jobs.ts'
import { NOTHING_SUPPLIED, readHandedIn } from './knowledge.ts'
import { type Progress, SILENT } from './lib/progress.ts'
import { readListFiles } from './list-names.ts'
import type { Answer } from './model/answer.ts'
import { investigate as runInvestigation } from './pipeline.ts'
import { EXACT, semanticsOf } from './text/known-semantics.ts'
import { type Check, verifyCase } from './verify.ts'

export { EXIT_CODES, type ExitReason, OperatorError } from './model/errors.ts'
export { VERSION } from './version.ts'
export type { Answer, Cell, Row } from './model/answer.ts'
export type { Check } from './verify.ts'
export type { Progress, Step } from './lib/progress.ts'

/** What `investigate` needs to know; what is left out is as on the command line. */
export interface Investigation {
  /** Folders or files as they were received; they are only read. */
  evidence: readonly string[]
  /** Case folder: new, empty, or the case to resume. */
  caseDir: string
  /** Files with keywords to match messages against; kept in the case. */
  lists?: readonly string[]
  /** How the client of these lists compares, an id as `--semantics` takes; exact substrings at first. */
  semantics?: string
  /** Files of text to compare the words of messages with; kept in the case. */
  background?: readonly string[]
  /** Zone that written times are taken to be in, such as `{ name: '+08:00', offsetMinutes: 480 }`; UTC at first. */
  zone?: Zone
  /** Told how far the run is; without it nobody is. */
  progress?: Progress
}

/**
 * Evidence in, report out, as `breachlight investigate`; returns the answer of `counts`. The same call again resumes a run
 * that died, or adds nothing. Throws OperatorError when a person has to mend something; `exit` says of which kind.
 */
export async function investigate({ evidence, caseDir, ...options }: Investigation): Promise<Answer> {
  const { counts } = await runInvestigation({
    evidence,
    caseDir,
    ...NOTHING_SUPPLIED,
    lists: readListFiles(options.lists ?? []),
    background: (options.background ?? []).map((path) => readHandedIn(path, 'background text')),
    semantics: semanticsOf(options.semantics ?? EXACT).id,
    cipher: null,
    design: null,
    zone: options.zone ?? null,
    nowUtcMs: Date.now(),
    progress: options.progress ?? SILENT,
  })
  return counts
}

/** Every question a case can be asked, with the meaning of each column of its answer. */
export const questions = (): { id: string; question: string; columns: Readonly<Record<string, string>> }[] =>
  analyses.map(({ id, question, columns }) => ({ id, question, columns }))

/** One answer, as `breachlight ask ID --json`; `family` looks at that kind of log instead of at messages. */
export const ask = (caseDir: string, id: string, family?: string): Promise<Answer> =>
  withCase(caseDir, Date.now(), (session) =>
    answerOne(session, { analysis: id, revealed: false, ...(family === undefined ? {} : { family }) }),
  )

/** Every answer by the id of its question, as in `findings.json`. */
export const askAll = (caseDir: string): Promise<Readonly<Record<string, Answer>>> =>
  withCase(caseDir, Date.now(), (session) => answerAll(session, false))

/** The five checks of `breachlight verify`; the case is sound when all of them hold. */
export const verify = (caseDir: string): Promise<readonly Check[]> => withCase(caseDir, Date.now(), verifyCase)
