/** What the pages may know of the server: types, and nothing else. */
import type { buildApi } from './app.ts'
import type { sessionRoutes } from './routes/session.ts'

export type Api = ReturnType<typeof buildApi>
export type SessionApi = ReturnType<typeof sessionRoutes>
export type { WireBlock } from './blocks.ts'
export type { FigureNode } from './figure-nodes.ts'
export type { Refusal } from './room.ts'
export type { Current } from './routes/jobs.ts'
