import { createRoute, z } from '@hono/zod-openapi'
import { body, json, rooms } from '../room.ts'
import type { Sessions } from '../sessions.ts'

const enter = createRoute({
  method: 'post',
  path: '/session',
  description: 'Exchanges the secret of a launch link, once, for the one that every other request must bring.',
  request: body(z.object({ launch: z.string().max(100) })),
  responses: {
    ...json(z.object({ bearer: z.string() }).openapi('Entrance'), 'Let in'),
    401: { description: 'The link was used, is too old, or was never one' },
  },
})

/** The only route that asks for no session: it makes one. */
export const sessionRoutes = (sessions: Sessions, at: { nowUtcMs: () => number; entered: () => void }) =>
  rooms().openapi(enter, (c) => {
    const bearer = sessions.enter(c.req.valid('json').launch, at.nowUtcMs())
    if (bearer === null) return c.body(null, 401)
    at.entered()
    return c.json({ bearer }, 200)
  })
