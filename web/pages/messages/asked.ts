import type { InferResponseType } from 'hono/client'
import { api } from '../../lib/client.ts'
import { query, setQuery } from '../../lib/route.ts'

export type Counted = InferResponseType<typeof api.messages.counts.$get>
export type Message = InferResponseType<typeof api.messages.$get>['rows'][number]
export type MessageRecord = InferResponseType<(typeof api.messages.record)[':id']['$get']>

/** Columns with few values, each of which can be ticked. */
export const FACETS = ['server', 'family', 'direction', 'client_version', 'country'] as const
export type Facet = (typeof FACETS)[number]

/** Values that stand for themselves: one each. */
export const ONES = ['account', 'peer', 'address', 'list', 'keyword', 'sensitive'] as const
export type One = (typeof ONES)[number]

/** What a reader asked for, as it stands in the address and as the server takes it. */
export type Asked = {
  search: string
  from: string
  to: string
  dates: string
  records: string
  order: string
} & Record<Facet, string[]> &
  Record<One, string>

const first = (name: string): string => query.value.get(name) ?? ''

/** The filter of the address. */
export const asked = (): Asked => ({
  search: first('search'),
  server: query.value.getAll('server'),
  family: query.value.getAll('family'),
  direction: query.value.getAll('direction'),
  client_version: query.value.getAll('client_version'),
  country: query.value.getAll('country'),
  account: first('account'),
  peer: first('peer'),
  address: first('address'),
  list: first('list'),
  keyword: first('keyword'),
  sensitive: first('sensitive'),
  from: first('from'),
  to: first('to'),
  dates: first('dates'),
  records: first('records'),
  order: first('order'),
})

/** What the server is asked: values that ask nothing are left out. */
export type Wire = Record<string, string | string[]>
export function wireOf(filter: Asked): Wire {
  const wire: Wire = {}
  for (const [name, value] of Object.entries(filter))
    if (name !== 'order' && value.length > 0)
      wire[name] = typeof value === 'string' ? value : value.map((one) => (one === NOTHING ? '' : one))
  return wire
}

/** Stands in the address for a value that was not written: addresses leave empty values out. */
export const NOTHING = '(none)'

/** Ticks a value of a facet, or takes the tick away. */
export function tick(facet: Facet, value: string): void {
  const written = value === '' ? NOTHING : value
  const before = asked()[facet]
  setQuery({ [facet]: before.includes(written) ? before.filter((one) => one !== written) : [...before, written] })
}

export const isTicked = (facet: Facet, value: string): boolean =>
  asked()[facet].includes(value === '' ? NOTHING : value)

/** An empty filter, for the button that takes all of it back. */
export const NO_FILTER: Readonly<Record<string, undefined>> = Object.fromEntries(
  ['search', ...FACETS, ...ONES, 'from', 'to', 'dates', 'records'].map((name) => [name, undefined]),
)
