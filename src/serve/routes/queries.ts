import { createRoute, z } from '@hono/zod-openapi'
import { answerOne } from '../../answers.ts'
import { codingDrafts, isOf, keepLabel, settleCoding } from '../../coding-drafts.ts'
import { codingItems } from '../../coding.ts'
import { visible } from '../../lib/visible.ts'
import { CODING_LABELS } from '../../model/coding.ts'
import { QUERIES, QUERY_LANGUAGES } from '../../model/queries.ts'
import { ownAnswer, ownCommand } from '../../own-answer.ts'
import { soundTerms } from '../../own-query.ts'
import { answerCsv } from '../../report/index.ts'
import { Rows, visibleRow } from '../blocks.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { WireAnswer, wired } from './answers.ts'

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

const OwnTerms = z.object({ terms: z.string().max(6000), language: z.enum(QUERY_LANGUAGES) })

const own = createRoute({
  method: 'get',
  path: '/queries/own',
  description: 'Messages that hold terms of one’s own, counted as the built-in queries are.',
  request: { query: OwnTerms },
  responses: json(
    WireAnswer.extend({
      /** As they were looked for, each once. */
      terms: z.array(z.string()),
      language: z.enum(QUERY_LANGUAGES),
      /** The command that counts the same, without the case. */
      command: z.string(),
      isCovered: z.boolean(),
    }).openapi('OwnQuery'),
    'Any term first, then each of them',
  ),
})

const ownCsv = createRoute({
  method: 'get',
  path: '/queries/own/csv',
  description: 'The same as CSV, guarded against spreadsheet formulas.',
  request: { query: OwnTerms },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
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

/** Terms as they are written on the page, with commas or line breaks between them. */
const queryOf = ({ terms: written, language }: z.infer<typeof OwnTerms>) => ({
  terms: soundTerms(written.split(/[,，、;；\n]/)),
  language,
})

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
      const asked = queryOf(c.req.valid('query'))
      const isRevealed = c.get('revealed')
      const answer = wired(await ownAnswer(at.askable(), asked, isRevealed))
      return c.json({ ...answer, ...asked, command: visible(ownCommand(asked)), isCovered: !isRevealed }, 200)
    })
    .openapi(ownCsv, async (c) => {
      const answer = await ownAnswer(at.askable(), queryOf(c.req.valid('query')), c.get('revealed'))
      return c.body([...answerCsv(answer)].join(''), 200, { 'Content-Type': 'text/csv; charset=utf-8' })
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
