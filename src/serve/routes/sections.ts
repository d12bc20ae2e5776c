import { createRoute, z } from '@hono/zod-openapi'
import { chapterOf, type ReportInput } from '../../report/index.ts'
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
  description:
    'A chapter of the report as the findings give it, always covered; without what its author wrote or chose.',
  request: { params: z.object({ id: z.string() }) },
  responses: json(Chapter, 'Title, blocks and the analyses behind them'),
})

/** What the report of this case is rendered from, as its findings stand: nothing is computed, and nothing that its author chose is in it. */
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
    prose: [],
    scorecard: scorecard ?? null,
    pinned: [],
    leftOut: [],
  }
}

export const sectionRoutes = (at: Workbench) =>
  rooms().openapi(one, (c) => {
    const { id } = c.req.valid('param')
    const chapter = chapterOf(id, coveredInput(at))
    if (chapter === null)
      throw new OperatorError('The report of this case has no such chapter.', {
        hint: 'Chapters without anything to say are left out.',
      })
    const { section, number, blocks } = chapter
    return c.json({ id, title: section.title, number, needs: [...section.needs], blocks: blocks.map(wired) }, 200)
  })
