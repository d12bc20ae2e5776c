import { analyst } from '../analyst.ts'
import { type Correction, keepCorrection, removeCorrection } from '../corrections.ts'
import type { CaseFolder } from '../custody/index.ts'
import { readListFiles } from '../list-names.ts'
import type { Progress } from '../lib/progress.ts'
import { parseZone } from '../lib/zone.ts'
import { NOTHING_SUPPLIED } from '../knowledge.ts'
import { OperatorError } from '../model/errors.ts'
import { investigate, investigateIn } from '../pipeline.ts'
import type { Check } from '../verify.ts'
import type { Workbench } from './workbench.ts'

/** Paths are absolute. */
interface Wanted {
  evidence: readonly string[]
  lists: readonly string[]
  zone: string | null
  /** Null: the case that is open. */
  caseDir: string | null
}

/** Long works that a page can start. What cannot be read is refused before anything begins. */
export interface Works {
  demo(): void
  investigation(wanted: Wanted): void
  /** Brings the open case up to this version. */
  update(): void
  /** Writes the report of the open case, names covered. */
  report(): void
  /** Proves the case; returns the job's number. */
  verify(): number
  /** What was proven last since the workbench was opened; null when nothing was. */
  verified(): { atUtcMs: number; checks: Check[] } | null
  /** Puts a correction into the case, or takes one back, and reads the logs anew; returns the job's number. */
  correct(correction: Pick<Correction, 'name' | 'yaml'>): number
  takeBack(name: string): number
}

/** `buildDemo` makes the demonstration case and says where it is: the command line brings it, since only it may use the lab. */
export function worksOf(at: Workbench, buildDemo: (progress: Progress) => Promise<string>): Works {
  let verified: ReturnType<Works['verified']> = null
  return {
    demo() {
      at.jobs.start('demo', async (progress) => {
        await at.without(() => buildDemo(progress))
        return {}
      })
    },
    investigation: (wanted) => investigation(at, wanted),
    update() {
      at.jobs.start('update', (progress) => investigatedHere(at, { ...ONLY_EVIDENCE, evidence: [], progress }))
    },
    verify: () =>
      at.jobs.start('verify', async (progress) => {
        const checks = [...(await analyst({ ...at.askable(), progress }, { kind: 'verify' }))]
        verified = { atUtcMs: at.nowUtcMs(), checks }
        return { wrong: checks.filter(({ holds }) => !holds).length }
      }).id,
    verified: () => verified,
    report() {
      at.jobs.start('report', async (progress) => {
        await analyst({ ...at.askable(), progress }, { kind: 'report', revealed: false })
        at.refresh()
        return {}
      })
    },
    correct: (correction) => reading(at, (folder) => keepCorrection(folder, correction)),
    takeBack: (name) => reading(at, (folder) => removeCorrection(folder, name)),
  }
}

/** Investigates into the open case while pages go on asking it, or makes another case and opens it. */
function investigation(at: Workbench, { evidence, lists, zone, caseDir }: Wanted): void {
  const dir = caseDir ?? at.caseDir()
  if (dir === null)
    throw new OperatorError('The case has no place yet.', { hint: 'Name a new or empty folder for it.' })
  const options = {
    ...ONLY_EVIDENCE,
    evidence,
    lists: readListFiles(lists),
    zone: zone === null ? null : parseZone(zone),
  }
  at.jobs.start('investigation', async (progress) => {
    if (at.isOpen() && dir === at.caseDir()) return investigatedHere(at, { ...options, progress })
    const added = { items: 0, segments: 0 }
    await at.without(async () => {
      const { items, segments } = await investigate({ ...options, caseDir: dir, nowUtcMs: at.nowUtcMs(), progress })
      Object.assign(added, { items, segments })
      return dir
    })
    return added
  })
}

const ONLY_EVIDENCE = { ...NOTHING_SUPPLIED, cipher: null, design: null, zone: null }

async function investigatedHere(at: Workbench, options: Parameters<typeof investigateIn>[1]) {
  const { folder, store } = at.askable()
  try {
    const { items, segments } = await investigateIn({ folder, store }, options)
    return { items, segments }
  } finally {
    at.refresh()
  }
}

/** Changes what the case knows of formats, and reads what is sealed anew. A change that is refused begins nothing. */
function reading(at: Workbench, change: (folder: CaseFolder) => void): number {
  return at.jobs.start('formats', async (progress) => {
    change(at.askable().folder)
    return investigatedHere(at, { ...ONLY_EVIDENCE, evidence: [], progress })
  }).id
}
