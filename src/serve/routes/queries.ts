import { createRoute, z } from '@hono/zod-openapi'
import { answerOne } from '../../answers.ts'
import { codingDrafts, isOf, keepLabel, settleCoding } from '../../coding-drafts.ts'
import { codingItems } from '../../coding.ts'
import { visible } from '../../lib/visible.ts'
import { CODING_LABELS } from '../../model/coding.ts'
import { QUERIES, QUERY_LANGUAGES } from '../../model/queries.ts'
import { ownQuery } from '../../own-query.ts'
import { Rows, visibleRow } from '../blocks.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const Terms = z
  .object({
    queries: z.array(z.object({ id: z.string(), title: z.string(), terms: z.record(z.string(), z.array(z.string())) })),
  })
  .openapi('QueryTerms')

const terms = createRoute({
  method: 'get',
  path: '/queries',
  description: 'The built-in queries with their terms.',
  responses: json(Terms, 'Every query'),
})

const own = createRoute({
  method: 'get',
  path: '/queries/own',
  description: 'Messages that hold terms of one’s own, counted as the built-in queries are.',
  request: { query: z.object({ terms: z.string().max(6000), language: z.enum(QUERY_LANGUAGES) }) },
  responses: json(
    z.object({ rows: Rows, total: z.number(), isCovered: z.boolean() }).openapi('OwnQuery'),
    'Any term first, then each of them',
  ),
})

const Sample = z.object({
  query: z.string().max(60),
  size: z.coerce.number().int().min(1).max(1000).default(100),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
})
const Label = z.enum(CODING_LABELS)

const CodingSample = z
  .object({
    hits: z.number(),
    items: z.array(z.object({ item: z.string(), text: z.string(), label: Label.nullable() })),
    /** Who coded of this sample, and how many items; not what they said. */
    coders: z.array(z.object({ coder: z.string(), labelled: z.number() })),
  })
  .openapi('CodingSample')

const sample = createRoute({
  method: 'get',
  path: '/coding/sample',
  description: 'A random sample of a query’s hits, and what one coder said of it so far.',
  request: { query: Sample.extend({ coder: z.string().max(60).default('') }) },
  responses: json(CodingSample, 'The sample'),
})

const label = createRoute({
  method: 'post',
  path: '/coding/label',
  description: 'Keeps what a coder says of one item; null takes it back.',
  request: body(Sample.extend({ coder: z.string(), item: z.string().max(60), label: Label.nullable() })),
  responses: json(z.object({ isKept: z.literal(true) }), 'It is kept'),
})

const settle = createRoute({
  method: 'post',
  path: '/coding/sheets',
  description: 'Keeps what two coders said, and perhaps a third, as the coding of the query.',
  request: body(Sample.extend({ coders: z.array(z.string().max(60)).min(2).max(3) })),
  responses: json(z.object({ isKept: z.literal(true) }), 'The sheets are in the case'),
})

const outcome = createRoute({
  method: 'get',
  path: '/coding',
  description: 'How coders agreed and what follows for the queries, computed now.',
  responses: json(
    z.object({ columns: z.record(z.string(), z.string()), rows: Rows, caveats: z.array(z.string()) }).openapi('Coding'),
    'A row for each query that was coded',
  ),
})

async function sampleFor(at: Workbench, wanted: z.infer<typeof Sample> & { coder: string }, revealed: boolean) {
  const session = at.askable()
  const { items, hits } = await codingItems(session, { ...wanted, revealed })
  const drafts = (await codingDrafts(session.folder)).filter((draft) => isOf(wanted, draft))
  const mine = drafts.find(({ coder }) => coder === wanted.coder)?.labels ?? {}
  return {
    hits,
    items: items.map(({ item, text }) => ({ item, text, label: mine[item] ?? null })),
    coders: drafts.map(({ coder, labels }) => ({ coder: visible(coder), labelled: Object.keys(labels).length })),
  }
}

export const queryRoutes = (at: Workbench) =>
  rooms()
    .openapi(terms, (c) =>
      c.json(
        {
          queries: QUERIES.map(({ id, title, terms: all }) => ({
            id,
            title,
            terms: Object.fromEntries(QUERY_LANGUAGES.map((language) => [language, [...all[language]]])),
          })),
        },
        200,
      ),
    )
    .openapi(own, async (c) => {
      const { terms: written, language } = c.req.valid('query')
      const isRevealed = c.get('revealed')
      const { rows, total } = await ownQuery(
        at.askable(),
        { terms: written.split(/[,，、;；\n]/), language },
        isRevealed,
      )
      return c.json({ rows: rows.map(visibleRow), total, isCovered: !isRevealed }, 200)
    })
    .openapi(sample, async (c) => c.json(await sampleFor(at, c.req.valid('query'), c.get('revealed')), 200))
    .openapi(label, async (c) => {
      const { item, label: said, ...draft } = c.req.valid('json')
      await keepLabel(at.askable().folder, draft, { item, label: said })
      return c.json({ isKept: true as const }, 200)
    })
    .openapi(settle, async (c) => {
      const { coders, ...wanted } = c.req.valid('json')
      await settleCoding(at.askable(), wanted, coders)
      return c.json({ isKept: true as const }, 200)
    })
    .openapi(outcome, async (c) => {
      const answer = await answerOne(at.askable(), { analysis: 'coding', revealed: false })
      const { columns, rows, caveats } = answer
      return c.json({ columns: { ...columns }, rows: rows.map(visibleRow), caveats: caveats.map(visible) }, 200)
    })
