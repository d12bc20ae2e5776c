import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { View } from './analyse/analysis.ts'
import { answersOver, type Askable, wholeView } from './answers.ts'
import { codedNetwork, keepNetwork } from './coded-network.ts'
import { caseProse } from './knowledge.ts'
import { SILENT } from './lib/progress.ts'
import { leftOutOf } from './outline.ts'
import { pinnedFindings } from './pinned.ts'
import { casePins } from './pins.ts'
import type { ReportInput } from './report/index.ts'
import { scorecard } from './score/index.ts'
import { VERSION } from './version.ts'

/** What a report of this case is rendered from, by a view of the whole of it. */
export async function reportInput(at: Askable, revealed: boolean, view: View): Promise<ReportInput> {
  const manifest = [...at.state.items.values()]
    .map((item) => ({ evidence_id: item.evidenceId, path: item.path, size_bytes: item.sizeBytes }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const answers = await answersOver(view, at, revealed)
  const input = {
    answers,
    caseName: at.folder.name,
    version: VERSION,
    revealed,
    manifest,
    prose: caseProse(at.folder),
    scorecard: await scored(at, view, answers),
    leftOut: leftOutOf(at.folder),
    pinned: [],
  }
  return { ...input, pinned: await pinnedFindings(at, await casePins(at.folder), input) }
}

/** The findings of a lab case beside what is true of it; null of any other case. */
async function scored({ folder, progress = SILENT }: Askable, view: View, answers: ReportInput['answers']) {
  if (!existsSync(folder.truthPath)) return null
  const step = progress.start('comparing with what is true', 0)
  const scores = await scorecard(view, folder.truthPath, answers)
  step.end()
  return scores
}

/** Writes `report/`: page, Markdown, findings and tables; returns the answers in it. The old report stays until the new one is whole. */
export async function writeReport(at: Askable, revealed: boolean): Promise<ReportInput['answers']> {
  const { folder } = at
  const view = await wholeView(at)
  // The renderer takes a while to load; it does so while the engine answers.
  const [input, { reportFiles }] = await Promise.all([reportInput(at, revealed, view), import('./report/index.ts')])
  keepNetwork(at, await codedNetwork(view, folder))
  const step = (at.progress ?? SILENT).start('writing the report', 0)
  const draft = join(folder.dir, 'report.new')
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(join(draft, 'tables'), { recursive: true, mode: 0o700 })
  for (const { name, pieces } of reportFiles(input)) await writeFile(join(draft, name), pieces, { mode: 0o600 })
  rmSync(folder.reportDir, { recursive: true, force: true })
  renameSync(draft, folder.reportDir)
  step.end()
  return input.answers
}
