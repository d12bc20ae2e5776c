import { createRoute, z } from '@hono/zod-openapi'
import { caseProse } from '../../knowledge.ts'
import { chapters, type ReportInput } from '../../report/index.ts'
import { VERSION } from '../../version.ts'
import { OperatorError } from '../../model/errors.ts'
import { WireBlock, wired } from '../blocks.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const Chapter = z
  .object({
    id: z.string(),
    title: z.string(),
    number: z.number(),
    needs: z.array(z.string()),
    blocks: z.array(WireBlock),
  })
  .openapi('Chapter')

const one = createRoute({
  method: 'get',
  path: '/sections/{id}',
  description: 'A chapter of the report as it stands now, always covered.',
  request: { params: z.object({ id: z.string() }) },
  responses: json(Chapter, 'Title, blocks and the analyses behind them'),
})

/** What the report of this case is rendered from, as its findings stand: nothing is computed. */
export function coveredInput(at: Workbench): ReportInput {
  const { folder, state } = at.askable()
  const { answers, scorecard } = at.findings()
  const manifest = [...state.items.values()]
    .map((item) => ({ evidence_id: item.evidenceId, path: item.path, size_bytes: item.sizeBytes }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return {
    answers,
    caseName: folder.name,
    version: VERSION,
    revealed: false,
    manifest,
    prose: caseProse(folder),
    scorecard: scorecard ?? null,
  }
}

export const sectionRoutes = (at: Workbench) =>
  rooms().openapi(one, (c) => {
    const { id } = c.req.valid('param')
    const chapter = chapters(coveredInput(at)).find(({ section }) => section.id === id)
    if (chapter === undefined)
      throw new OperatorError('The report of this case has no such chapter.', {
        hint: 'Chapters without anything to say are left out.',
      })
    const { section, number, blocks } = chapter
    return c.json({ id, title: section.title, number, needs: [...section.needs], blocks: blocks.map(wired) }, 200)
  })
