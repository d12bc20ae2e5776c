import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { visible } from '../../lib/visible.ts'
import { commandOf, countedOf, type Facet, FACETS, filterWritten, spanOf, TOPS } from '../../messages/index.ts'
import { flatRow, MOST_ROWS, messagesCsv, shownPages } from '../../messages-file.ts'
import { filterFrom, namer, shownPage, shownTop } from '../../messages-shown.ts'
import { shownRecord } from '../../record-shown.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

/** A value that stands once or several times in the address. */
const several = z
  .union([z.string().max(500), z.array(z.string().max(500)).max(300)])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value))
const Name = z.string().min(1).max(500).optional()
const Instant = z.coerce.number().int().min(-8.64e15).max(8.64e15).optional()

const filterQuery = {
  search: z.string().max(1000).default(''),
  server: several,
  family: several,
  direction: several,
  client_version: several,
  country: several,
  account: Name,
  peer: Name,
  address: Name,
  list: Name,
  keyword: Name,
  sensitive: Name,
  from: Instant,
  to: Instant,
  dates: z.enum(['any', 'undated']).default('any'),
  records: z.enum(['messages', 'all']).default('messages'),
}
const FilterQuery = z.object(filterQuery)

const Named = z.object({ key: z.string(), shown: z.string() }).openapi('Named')
const Piece = z.object({ text: z.string(), isHit: z.boolean() })
const Message = z
  .object({
    id: z.string(),
    observedAtUtcMs: z.number().nullable(),
    server: z.string(),
    family: z.string(),
    direction: z.string(),
    clientVersion: z.string(),
    country: z.string(),
    account: Named.nullable(),
    peer: Named.nullable(),
    address: Named.nullable(),
    text: z.object({ pieces: z.array(Piece).readonly(), before: z.number(), behind: z.number() }),
  })
  .openapi('Message')
const Messages = z.array(Message).readonly()

/** Rows asked for at a time. */
const MOST_PAGE_ROWS = 500

const page = createRoute({
  method: 'get',
  path: '/messages',
  description: 'Some rows of the records that pass a filter, in the order of time. Undated ones come last.',
  request: {
    query: FilterQuery.extend({
      order: z.enum(['oldest', 'newest']).default('oldest'),
      offset: z.coerce.number().int().min(0).max(1e12).default(0),
      limit: z.coerce.number().int().min(1).max(MOST_PAGE_ROWS).default(100),
    }),
  },
  responses: json(z.object({ rows: Messages }).openapi('MessagePage'), 'The rows'),
})

const Count = z.object({ value: z.string(), shown: z.string(), records: z.number() })
const Counted = z
  .object({
    records: z.number(),
    facets: z.record(z.enum(FACETS), z.array(Count)),
    histogram: z.object({
      firstUtcMs: z.number(),
      barMs: z.number(),
      bars: z.array(z.number()).readonly(),
      undated: z.number(),
    }),
    /** The command that lists the same, without the case. */
    command: z.string(),
  })
  .openapi('MessageCounts')

const counts = createRoute({
  method: 'get',
  path: '/messages/counts',
  description: 'How many records pass a filter, by server, family, direction, version, country and time.',
  request: { query: FilterQuery },
  responses: json(Counted, 'The counts. Each facet is counted as if the filter asked nothing of it.'),
})

const Tops = z
  .object({ values: z.array(z.object({ key: z.string(), shown: z.string(), records: z.number() })) })
  .openapi('MessageTop')

const top = createRoute({
  method: 'get',
  path: '/messages/top/{top}',
  description: 'The most frequent accounts, addresses, lists, keywords or kinds of private values.',
  request: {
    params: z.object({ top: z.enum(TOPS) }),
    query: FilterQuery.extend({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
  },
  responses: json(Tops, 'The values'),
})

const Dump = z.object({ fromByte: z.number(), hex: z.string(), startIndex: z.number(), endIndex: z.number() })
const Around = z.object({ before: Messages, behind: Messages })
const Repeats = z.object({ records: z.number(), listed: Messages })
const Record = z
  .object({
    message: Message,
    isMessage: z.boolean(),
    recordedTime: z.string(),
    zoneAssumption: z.string(),
    unknown: z.array(z.object({ column: z.string(), value: z.string() })).readonly(),
    lies: z.object({ evidenceId: z.string(), path: z.string(), startByte: z.number(), endByte: z.number() }),
    decode: z.object({
      chain: z.string(),
      keyId: z.string().nullable(),
      keyPlaces: z.array(z.string()).readonly(),
      charset: z.string(),
      format: z.string(),
    }),
    bytes: z
      .object({
        sealed: z.enum(['line', 'file', 'not']),
        dump: Dump.nullable(),
        opened: Dump.nullable(),
        leftOutBytes: z.number(),
      })
      .nullable(),
    inStream: Around,
    ofAccount: Around,
    copies: Repeats,
    resends: Repeats,
    keywords: z.array(z.object({ list: z.string(), keyword: z.string(), foldings: z.string() })).readonly(),
    privateValues: z.array(z.object({ kind: z.string(), places: z.number() })).readonly(),
  })
  .openapi('MessageRecord')

const record = createRoute({
  method: 'get',
  path: '/messages/record/{id}',
  description: 'One record with all that is known of it, down to its bytes.',
  request: {
    params: z.object({ id: z.string().max(60) }),
    query: z.object({ search: z.string().max(1000).default('') }),
  },
  responses: json(Record, 'The record'),
})

const fileOf = {
  description: `The first ${MOST_ROWS} records that pass a filter, as a file.`,
  request: { query: FilterQuery.extend({ order: z.enum(['oldest', 'newest']).default('oldest') }) },
  responses: { 200: { description: 'The file' } },
}
const csv = createRoute({ method: 'get', path: '/messages.csv', ...fileOf })
const asJson = createRoute({ method: 'get', path: '/messages.json', ...fileOf })

const name = createRoute({
  method: 'post',
  path: '/messages/name',
  description: 'The pseudonym of an account or address that somebody typed, so that no name gets into an address.',
  request: body(z.object({ kind: z.enum(['account', 'address']), name: z.string().trim().min(1).max(500) })),
  responses: json(z.object({ key: z.string() }), 'The pseudonym, whether or not the case holds it'),
})

export const messageRoutes = (at: Workbench) =>
  rooms()
    .openapi(page, async (c) => {
      const { order, offset, limit, ...asked } = c.req.valid('query')
      const session = at.askable()
      const filter = await filterFrom(session, filterWritten(asked))
      const window = { order, offset, limit }
      return c.json({ rows: await shownPage(session, { filter, window, revealed: c.get('revealed') }) }, 200)
    })
    .openapi(counts, async (c) => {
      const asked = filterWritten(c.req.valid('query'))
      const session = at.askable()
      const filter = await filterFrom(session, asked)
      const span = await spanOf(session.store, filter)
      const { records, facets, histogram } = await countedOf(session.store, {
        filter,
        span,
        revealed: c.get('revealed'),
      })
      const shown = (facet: Facet) => facets[facet].map((count) => ({ ...count, shown: visible(count.value) }))
      const shownFacets = {
        server: shown('server'),
        family: shown('family'),
        direction: shown('direction'),
        client_version: shown('client_version'),
        country: shown('country'),
      }
      return c.json({ records, facets: shownFacets, histogram, command: visible(commandOf(asked)) }, 200)
    })
    .openapi(top, async (c) => {
      const { limit, ...asked } = c.req.valid('query')
      const session = at.askable()
      const filter = await filterFrom(session, filterWritten(asked))
      const values = await shownTop(session, {
        filter,
        limit,
        top: c.req.valid('param').top,
        revealed: c.get('revealed'),
      })
      return c.json({ values }, 200)
    })
    .openapi(record, async (c) =>
      c.json(
        await shownRecord(at.askable(), {
          ...c.req.valid('param'),
          ...c.req.valid('query'),
          revealed: c.get('revealed'),
        }),
        200,
      ),
    )
    .openapi(csv, async (c) => {
      const pages = await pagesOf(at, c.req.valid('query'), c.get('revealed'))
      c.header('Content-Type', 'text/csv; charset=utf-8')
      return stream(c, async (out) => {
        for await (const piece of messagesCsv(pages)) await out.write(piece)
      })
    })
    .openapi(asJson, async (c) => {
      const pages = await pagesOf(at, c.req.valid('query'), c.get('revealed'))
      c.header('Content-Type', 'application/json')
      return stream(c, async (out) => {
        await out.write('{"schema":"breachlight/messages/1","rows":[')
        let between = '\n'
        for await (const rows of pages) {
          await out.write(`${between}${rows.map((row) => JSON.stringify(flatRow(row))).join(',\n')}`)
          between = ',\n'
        }
        await out.write('\n]}\n')
      })
    })
    .openapi(name, (c) => {
      const asked = c.req.valid('json')
      const named = namer(at.askable().folder, false)(asked.kind, asked.name)
      return c.json({ key: named?.key ?? '' }, 200)
    })

async function pagesOf(
  at: Workbench,
  { order, ...asked }: z.infer<typeof FilterQuery> & { order: 'oldest' | 'newest' },
  revealed: boolean,
) {
  const session = at.askable()
  const filter = await filterFrom(session, filterWritten(asked))
  return shownPages(session, { filter, revealed, window: { order, offset: 0, limit: MOST_ROWS } })
}
