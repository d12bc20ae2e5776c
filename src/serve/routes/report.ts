import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'
import { changeOutline } from '../../outline.ts'
import { allChapters, chapterOf, placeOf, plan, proseFaults, type ReportInput } from '../../report/index.ts'
import { authoredInput, soundInput } from '../authored.ts'
import { WireBlock, wired } from '../blocks.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import type { Works } from '../works.ts'

const FILES = ['index.html', 'report.md', 'findings.json'] as const

const Chapter = z.object({
  id: z.string(),
  title: z.string(),
  /** True when no report goes without it. */
  isFixed: z.boolean(),
  isLeftOut: z.boolean(),
  /** False: it is there once something is written for it. */
  isThere: z.boolean(),
  needs: z.array(z.string()),
  hasText: z.boolean(),
  /** Lines of its text that would stop the report. */
  faults: z.number(),
})

const Outline = z
  .object({
    chapters: z.array(Chapter),
    dir: z.string(),
    files: z.array(z.object({ name: z.enum(FILES), sizeBytes: z.number() })),
    writtenUtcMs: z.number(),
    /** True when something was chosen or written since. */
    isOld: z.boolean(),
  })
  .openapi('ReportOutline')

const outline = createRoute({
  method: 'get',
  path: '/report',
  description: 'The chapters of the report, what its author left out or wrote, and the files that are there.',
  responses: json(Outline, 'The outline'),
})

const Ids = z.array(z.string().max(40)).max(100).default([])

const choose = createRoute({
  method: 'post',
  path: '/report/chapters',
  description: 'Leaves chapters out, or puts them back.',
  request: body(z.object({ leaveOut: Ids, putBack: Ids })),
  responses: json(Outline, 'The outline as it is now'),
})

const Preview = z
  .object({ id: z.string(), title: z.string(), number: z.number().nullable(), blocks: z.array(WireBlock) })
  .openapi('ChapterPreview')

const preview = createRoute({
  method: 'get',
  path: '/report/chapters/{id}',
  description: 'A chapter as the next report will have it, lines that would stop it left out; names are covered.',
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: json(Preview, 'Its blocks'),
})

const file = createRoute({
  method: 'get',
  path: '/report/files/{name}',
  description: 'A file of the report that is there.',
  request: { params: z.object({ name: z.enum(FILES) }) },
  responses: { 200: { description: 'The file' } },
})

const build = createRoute({
  method: 'post',
  path: '/report/build',
  description: 'Writes the report anew, names covered; the progress stands among the jobs.',
  request: body(z.object({})),
  responses: json(z.object({ isStarted: z.literal(true) }), 'It has begun'),
})

/** Chapters that are nothing but what a person writes: they can be begun although they are not there. */
const WRITTEN = new Set(['foreword', 'conclusion'])

function chaptersOf(input: ReportInput): z.infer<typeof Chapter>[] {
  const planned = new Map(plan(input).map((one) => [one.section.id, one]))
  return allChapters
    .filter(({ id }) => planned.has(id) || WRITTEN.has(id))
    .map(({ id, title, fixed }) => {
      const here = planned.get(id)
      const texts = input.prose.filter((one) => placeOf(one) === id).map(({ text }) => text)
      const notes = id === 'pinned' ? input.pinned.map(({ note }) => note) : []
      return {
        id,
        title,
        isFixed: fixed,
        isLeftOut: here?.isLeftOut ?? false,
        isThere: here !== undefined,
        needs: [...(here?.section.needs ?? [])],
        hasText: texts.length > 0,
        faults: [...texts, ...notes].flatMap((text) => proseFaults(text, input)).length,
      }
    })
}

const changedMs = (path: string): number => (existsSync(path) ? statSync(path).mtimeMs : 0)

async function outlineOf(at: Workbench): Promise<z.infer<typeof Outline>> {
  const input = await authoredInput(at, { pins: false })
  const { folder } = at.askable()
  const written = changedMs(join(folder.reportDir, 'index.html'))
  const authored = [
    folder.pinsPath,
    folder.outlinePath,
    folder.proseDir,
    ...input.prose.map(({ name }) => join(folder.proseDir, name)),
  ]
  return {
    chapters: chaptersOf(input),
    dir: visible(folder.reportDir),
    files: FILES.filter((name) => existsSync(join(folder.reportDir, name))).map((name) => ({
      name,
      sizeBytes: statSync(join(folder.reportDir, name)).size,
    })),
    writtenUtcMs: Math.round(written),
    isOld: authored.some((path) => changedMs(path) > written),
  }
}

async function previewOf(at: Workbench, id: string): Promise<z.infer<typeof Preview>> {
  const known = allChapters.find((chapter) => chapter.id === id)
  if (known === undefined)
    throw new OperatorError(`There is no chapter ${visible(id)}.`, { hint: 'Choose one from the list.' })
  const chapter = chapterOf(id, soundInput(await authoredInput(at, { pins: id === 'pinned' })))
  return {
    id,
    title: known.title,
    number: chapter?.number ?? null,
    blocks: (chapter?.blocks ?? []).map(wired),
  }
}

export const reportRoutes = (at: Workbench, works: Works) =>
  rooms()
    .openapi(outline, async (c) => c.json(await outlineOf(at), 200))
    .openapi(choose, async (c) => {
      changeOutline(at.askable().folder, c.req.valid('json'), allChapters)
      return c.json(await outlineOf(at), 200)
    })
    .openapi(preview, async (c) => c.json(await previewOf(at, c.req.valid('param').id), 200))
    .openapi(file, (c) => {
      const path = join(at.askable().folder.reportDir, c.req.valid('param').name)
      if (!existsSync(path))
        throw new OperatorError('This file is not there.', { hint: 'Build the report, then take it.' })
      c.header('Content-Type', 'application/octet-stream')
      c.header('Content-Disposition', 'attachment')
      return stream(c, async (out) => {
        for await (const piece of createReadStream(path)) await out.write(piece)
      })
    })
    .openapi(build, (c) => {
      works.report()
      return c.json({ isStarted: true as const }, 200)
    })
