import { createRoute, z } from '@hono/zod-openapi'
import { type Places, placesOf, type PlacesWanted } from '../../analyse/places.ts'
import { findAnalysis } from '../../analyse/index.ts'
import { visible } from '../../lib/visible.ts'
import { countryName, guardedCsv, worldShapes } from '../../report/index.ts'
import { held } from '../held.ts'
import { logsOf } from '../logs.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const World = z
  .object({
    widthPx: z.number(),
    heightPx: z.number(),
    shapes: z.array(
      z.object({
        code: z.string().nullable(),
        outline: z.string().nullable(),
        at: z.tuple([z.number(), z.number()]).nullable(),
      }),
    ),
  })
  .openapi('World')

const world = createRoute({
  method: 'get',
  path: '/map/world',
  description: 'Outlines of countries, as the report’s map has them.',
  responses: json(World, 'Geometry in pixels'),
})

const Countries = z
  .object({
    places: z.array(
      z.object({
        country: z.string(),
        name: z.string(),
        records: z.number(),
        addresses: z.number(),
        accounts: z.number(),
        share: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
    placed: z.number(),
    without: z.number(),
    /** The database, its day and its credit. */
    database: z.string(),
    caveats: z.array(z.string()),
    families: z.array(z.string()),
    servers: z.array(z.string()),
  })
  .openapi('Map')

const query = z.object({ family: z.string().optional(), server: z.string().optional() })

const countries = createRoute({
  method: 'get',
  path: '/map',
  description: 'Where addresses are registered: of messages, of a kind of log, or on a server.',
  request: { query },
  responses: json(Countries, 'Countries with their shares'),
})

const csv = createRoute({
  method: 'get',
  path: '/map/csv',
  description: 'The same rows as CSV.',
  request: { query },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
})

const COLUMNS = ['country', 'name', 'records', 'addresses', 'accounts', 'share', 'low', 'high'] as const

/** Counts that were asked for before, by what was asked. */
const asked = held(() => Promise.resolve(new Map<string, Promise<Places>>()))

async function placesHeld(at: Workbench, wanted: PlacesWanted): Promise<Places> {
  const session = at.askable()
  const before = await asked(session)
  const key = JSON.stringify([wanted.family, wanted.server])
  const found = before.get(key) ?? placesOf(session.store, wanted)
  before.set(key, found)
  return found
}

async function mapOf(at: Workbench, { family, server }: z.infer<typeof query>) {
  const session = at.askable()
  const logs = await logsOf(session)
  const wanted = logs.known({ family, server })
  const { places, placed, without } = await placesHeld(at, wanted)
  return {
    places: places.map((place) => ({ ...place, name: countryName(place.country) })),
    placed,
    without,
    database: visible(session.countries),
    caveats: [...findAnalysis('countries').caveats],
    families: logs.families,
    servers: logs.servers,
  }
}

const shapes = (): z.infer<typeof World> => {
  const { shapes: all, ...size } = worldShapes()
  return { ...size, shapes: all.map((shape) => ({ ...shape, at: shape.at === null ? null : [...shape.at] })) }
}

export const mapRoutes = (at: Workbench) =>
  rooms()
    .openapi(world, (c) => c.json(shapes(), 200))
    .openapi(countries, async (c) => c.json(await mapOf(at, c.req.valid('query')), 200))
    .openapi(csv, async (c) => {
      const { places } = await mapOf(at, c.req.valid('query'))
      const content = guardedCsv([COLUMNS, ...places.map((place) => COLUMNS.map((column) => place[column]))])
      return c.body(content, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
