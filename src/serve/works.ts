import { readListFiles } from '../list-names.ts'
import type { Progress } from '../lib/progress.ts'
import { parseZone } from '../lib/zone.ts'
import { NOTHING_SUPPLIED } from '../knowledge.ts'
import { OperatorError } from '../model/errors.ts'
import { investigate } from '../pipeline.ts'
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
}

/** `buildDemo` makes the demonstration case and says where it is: the command line brings it, since only it may use the lab. */
export const worksOf = (at: Workbench, buildDemo: (progress: Progress) => Promise<string>): Works => ({
  demo() {
    at.jobs.start('demo', async (progress) => {
      await at.without(() => buildDemo(progress))
      return {}
    })
  },
  investigation({ evidence, lists, zone, caseDir }) {
    const dir = caseDir ?? at.caseDir()
    if (dir === null)
      throw new OperatorError('The case has no place yet.', { hint: 'Name a new or empty folder for it.' })
    const supplied = {
      ...NOTHING_SUPPLIED,
      lists: readListFiles(lists),
      zone: zone === null ? null : parseZone(zone),
    }
    at.jobs.start('investigation', async (progress) => {
      const added = { items: 0, segments: 0 }
      await at.without(async () => {
        const nowUtcMs = at.nowUtcMs()
        const { items, segments } = await investigate({
          ...supplied,
          evidence,
          caseDir: dir,
          cipher: null,
          design: null,
          nowUtcMs,
          progress,
        })
        Object.assign(added, { items, segments })
        return dir
      })
      return added
    })
  },
})
