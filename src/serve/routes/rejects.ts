import { createHash } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { placeKey } from '../../custody/index.ts'
import { shaped, shapedBytes } from '../../lib/masked.ts'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'
import { REASONS } from '../../model/reasons.ts'
import { type Reject, rejectAt, rejectCounts, rejectsPage, streamById } from '../../reread/rejects.ts'
import { type Span, spanOf } from '../../reread/span.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const Counts = z
  .object({
    counts: z.array(
      z.object({
        reason: z.string(),
        meaning: z.string(),
        /** Stands for family and server when their rejects are asked for. */
        group: z.string(),
        family: z.string(),
        server: z.string(),
        units: z.number(),
        bytes: z.number(),
      }),
    ),
  })
  .openapi('RejectCounts')

const WireReject = z.object({
  stream: z.string(),
  path: z.string(),
  server: z.string(),
  family: z.string(),
  reason: z.string(),
  detail: z.string(),
  startByte: z.number(),
  endByte: z.number(),
})

const Page = z.object({ total: z.number(), rejects: z.array(WireReject) }).openapi('RejectsPage')

const Bytes = z
  .object({
    ...WireReject.shape,
    /** The kind of each byte, and of each sign of the text: what may be seen without a reason. */
    byteShape: z.string(),
    textShape: z.string().nullable(),
    /** Null while names are covered. */
    hex: z.string().nullable(),
    text: z.string().nullable(),
    /** Bytes shown. */
    shownBytes: z.number(),
  })
  .openapi('RejectBytes')

const counts = createRoute({
  method: 'get',
  path: '/rejects/counts',
  description: 'Rejected units by reason, family and server.',
  responses: json(Counts, 'How many there are'),
})

const page = createRoute({
  method: 'get',
  path: '/rejects',
  description: 'Rejected units, a hundred at a time.',
  request: {
    query: z.object({
      reason: z.string().max(64).optional(),
      group: z.string().max(64).optional(),
      offset: z.coerce.number().int().min(0).max(1e9).default(0),
    }),
  },
  responses: json(Page, 'A page of them'),
})

const bytes = createRoute({
  method: 'get',
  path: '/rejects/bytes',
  description: 'The bytes of one rejected unit, from the sealed evidence; only their layout while names are covered.',
  request: { query: z.object({ stream: z.string().max(64), start: z.coerce.number().int().min(0) }) },
  responses: json(Bytes, 'The bytes'),
})

const PAGE = 100

const idOf = (place: string): string => createHash('sha256').update(place).digest('hex').slice(0, 24)

const groupOf = ({ family, server }: { family: string; server: string }): string => idOf(`${family}\0${server}`)

const wired = ({ stream, reason, detail, startByte, endByte }: Reject): z.infer<typeof WireReject> => ({
  stream: idOf(placeKey(stream)),
  path: visible(stream.path),
  server: visible(stream.server),
  family: visible(stream.family),
  reason,
  detail: visible(detail),
  startByte,
  endByte,
})

const shownSpan = ({ bytes: found, text }: Span, revealed: boolean) => ({
  byteShape: shapedBytes(found),
  textShape: text === null ? null : shaped(text),
  hex: revealed ? Buffer.from(found).toString('hex') : null,
  text: revealed && text !== null ? visible(text) : null,
  shownBytes: found.length,
})

const meaningOf = (reason: string): string => Object.entries(REASONS).find(([known]) => known === reason)?.[1] ?? ''

const gone = () =>
  new OperatorError('There is no such reject in this case by now.', { hint: 'Go back to the list of rejects.' })

export const rejectRoutes = (at: Workbench) =>
  rooms()
    .openapi(counts, async (c) => {
      const found = await rejectCounts(at.askable().store)
      return c.json(
        {
          counts: found.map(({ reason, family, server, units, bytes: sizeBytes }) => ({
            reason,
            meaning: meaningOf(reason),
            group: groupOf({ family, server }),
            family: visible(family),
            server: visible(server),
            units,
            bytes: sizeBytes,
          })),
        },
        200,
      )
    })
    .openapi(page, async (c) => {
      const { offset, reason, group } = c.req.valid('query')
      const session = at.askable()
      const found = group === undefined ? {} : (await rejectCounts(session.store)).find((one) => groupOf(one) === group)
      if (found === undefined) return c.json({ total: 0, rejects: [] }, 200)
      const { family, server }: { family?: string; server?: string } = found
      const { total, rejects } = await rejectsPage(session, { reason, family, server }, { limit: PAGE, offset })
      return c.json({ total, rejects: rejects.map(wired) }, 200)
    })
    .openapi(bytes, async (c) => {
      const { stream: id, start } = c.req.valid('query')
      const session = at.askable()
      const stream = streamById(session.state, id, idOf)
      const reject = stream === null ? null : await rejectAt(session.store, stream, start)
      if (stream === null || reject === null) throw gone()
      const span = await spanOf(session, stream, reject)
      return c.json({ ...wired({ stream, ...reject }), ...shownSpan(span, c.get('revealed')) }, 200)
    })
