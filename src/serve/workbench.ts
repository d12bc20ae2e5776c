import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { analyst } from '../analyst.ts'
import { type Askable, countriesNote } from '../answers.ts'
import { type CaseFolder, lockCase, openCase, readLedger } from '../custody/index.ts'
import type { Answer } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import { openStore, type Store } from '../store/index.ts'
import { type Findings, findingsAt } from './findings.ts'
import { type Jobs, openJobs } from './jobs.ts'

/** The case that the workbench shows, and who works on it. There may be none yet. */
export interface Workbench {
  jobs: Jobs
  nowUtcMs: () => number
  /** Where the case is, or is to be made; null until somebody names a place. */
  caseDir(): string | null
  /** The open case; throws OperatorError while there is none. */
  askable(): Askable
  /** Whether a case is open. */
  isOpen(): boolean
  /** The answer of an analysis. Covered ones stand in the case's findings; revealed ones are computed, and kept while the case does not change. */
  answer(analysis: string, revealed: boolean): Promise<Answer>
  /** What the last report was written from: every answer, covered. */
  findings(): Findings
  /** Lets the case go while `work` has it for itself, and takes it again, or the one that `work` names. */
  without(work: () => Promise<string>): Promise<void>
  /** Opens another case, or this one again after it changed. */
  open(dir: string): Promise<void>
  /** Reads again what the ledger and the findings say: the case was worked on. */
  refresh(): void
  close(): Promise<void>
}

interface Open {
  folder: CaseFolder
  store: Store
  session: Askable
  findings: () => Findings
  /** What was computed with names, while the case does not change. */
  revealedAnswers: Map<string, Promise<Answer>>
  unlock: () => void
}

export function openWorkbench(nowUtcMs: () => number): Workbench {
  let open: Open | null = null
  let wantedDir: string | null = null

  const opened = (): Open => {
    if (open !== null) return open
    throw new OperatorError('No case is open.', { hint: 'Begin with the demonstration case or a folder of your own.' })
  }
  const workbench: Workbench = {
    jobs: openJobs(nowUtcMs),
    nowUtcMs,
    caseDir: () => open?.folder.dir ?? wantedDir,
    askable: () => opened().session,
    isOpen: () => open !== null,
    async answer(analysis, revealed) {
      const covered = workbench.findings().answers[analysis]
      if (!revealed && covered !== undefined) return covered
      const { session, revealedAnswers } = opened()
      const kept = revealed ? revealedAnswers.get(analysis) : undefined
      const known = kept ?? analyst(session, { kind: 'answer', wanted: { analysis, revealed } })
      if (revealed) revealedAnswers.set(analysis, known)
      return known
    },
    findings: () => opened().findings(),
    async open(dir) {
      await release()
      wantedDir = dir
      if (!existsSync(join(dir, 'case.json'))) return
      const folder = openCase(dir)
      const path = join(folder.reportDir, 'findings.json')
      if (!existsSync(path)) return
      const findings = findingsAt(path)
      const unlock = lockCase(folder.lockPath, nowUtcMs())
      try {
        const store = await openStore(folder.engineDir)
        open = { folder, store, unlock, findings, revealedAnswers: new Map(), session: sessionOf(folder, store) }
      } catch (error) {
        unlock()
        throw error
      }
    },
    async without(work) {
      const dir = workbench.caseDir()
      await release()
      try {
        wantedDir = await work()
      } finally {
        if (wantedDir !== null || dir !== null) await workbench.open(wantedDir ?? dir ?? '')
      }
    },
    refresh() {
      const { folder, store } = opened()
      Object.assign(opened(), { session: sessionOf(folder, store), revealedAnswers: new Map() })
    },
    async close() {
      await workbench.jobs.idle()
      await release()
    },
  }
  return workbench

  async function release(): Promise<void> {
    if (open === null) return
    const { store, unlock } = open
    open = null
    await store.close()
    unlock()
  }
}

const sessionOf = (folder: CaseFolder, store: Store): Askable => ({
  folder,
  store,
  state: readLedger(folder.ledgerPath),
  countries: countriesNote(folder),
})
