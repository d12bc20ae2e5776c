import type { InferResponseType } from 'hono/client'
import type { api } from '../../lib/client.ts'
import { query } from '../../lib/route.ts'

/** Records over time, as the server tells them. */
export type Timeline = InferResponseType<(typeof api.timeline)['$get']>

const NAMES = ['by', 'of', 'family', 'server', 'from', 'to'] as const

/** What of the timeline is asked for, as it stands in the address. */
export const timelineAsked = (): Record<string, string> =>
  Object.fromEntries(NAMES.map((name) => [name, query.value.get(name) ?? '']).filter(([, value]) => value !== ''))
