import { createRoute, z } from '@hono/zod-openapi'
import { analyses, findAnalysis } from '../../analyse/index.ts'
import { visible } from '../../lib/visible.ts'
import type { Answer } from '../../model/answer.ts'
import { answerCsv } from '../../report/index.ts'
import { Rows, visibleRow } from '../blocks.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

/** An answer as the pages get it. */
export const WireAnswer = z
  .object({
    analysis: z.string(),
    question: z.string(),
    columns: z.record(z.string(), z.string()),
    rows: Rows,
    denominator: z.string().nullable(),
    policy: z.string().nullable(),
    caveats: z.array(z.string()),
    ledgerHead: z.string(),
  })
  .openapi('Answer')

const params = z.object({ analysis: z.string() })

const one = createRoute({
  method: 'get',
  path: '/answers/{analysis}',
  description: 'What an analysis finds, with its policy, denominator and caveats.',
  request: { params },
  responses: json(WireAnswer, 'The answer'),
})

const csv = createRoute({
  method: 'get',
  path: '/answers/{analysis}/csv',
  description: 'The same as CSV, guarded against spreadsheet formulas.',
  request: { params },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
})

const all = createRoute({
  method: 'get',
  path: '/answers',
  description: 'What can be asked.',
  responses: json(
    z.object({ analyses: z.array(z.object({ id: z.string(), question: z.string() })) }).openapi('Analyses'),
    'Every analysis',
  ),
})

/** An answer for the pages: nothing unseen is in its texts. */
export const wired = ({ evidence, rows, caveats, ...answer }: Answer) => ({
  analysis: answer.analysis,
  question: answer.question,
  columns: { ...answer.columns },
  rows: rows.map(visibleRow),
  denominator: answer.denominator,
  policy: answer.policy,
  caveats: caveats.map(visible),
  ledgerHead: evidence.ledger_head,
})

export const answerRoutes = (at: Workbench) =>
  rooms()
    .openapi(all, (c) => c.json({ analyses: analyses.map(({ id, question }) => ({ id, question })) }, 200))
    .openapi(one, async (c) => {
      const { id } = findAnalysis(c.req.valid('param').analysis)
      return c.json(wired(await at.answer(id, c.get('revealed'))), 200)
    })
    .openapi(csv, async (c) => {
      const { id } = findAnalysis(c.req.valid('param').analysis)
      const pieces = answerCsv(await at.answer(id, c.get('revealed')))
      return c.body([...pieces].join(''), 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
