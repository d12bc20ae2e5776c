import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { countriesOf } from '../../analyse/network/behind.ts'
import { sendingsOf } from '../../analyse/network/lines.ts'
import { type Neighbourhood, neighbourhoodOf } from '../../analyse/network/neighbourhood.ts'
import { decided, likeliest } from '../../analyse/network/readings.ts'
import { sharedLineAt } from '../../analyse/network/shared.ts'
import { tieReading } from '../../analyse/network/ties.ts'
import { networkText } from '../../network-file.ts'
import { guardedCsv } from '../../report/index.ts'
import { endNamed, type People, peopleOf, shownName } from '../people.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

/** Nodes that a picture can hold: more are not told apart, and drawing them takes longer than a second. */
const MOST_NODES = 2000

/** Hops that are of use: within a few, most of a case is reached. */
const MOST_HOPS = 3

const Node = z.object({
  /** Pseudonym: what the node is called in addresses and pins. */
  code: z.string(),
  /** What it is called for whoever looks. */
  name: z.string(),
  kind: z.enum(['account', 'address']),
  /** Addresses gone through to it; 0 in the middle. */
  hop: z.number(),
  sendings: z.number(),
  /** Of an address: probability that several people use the line; null when it is likely none such, and of accounts. */
  shared: z.number().nullable(),
  /** Of an address: accounts that wrote beside it. */
  accounts: z.number().nullable(),
  /** Of an address: country it is registered in. */
  country: z.string().nullable(),
  /** False where so many are at home that the walk ends. */
  leadsOn: z.boolean(),
})

const Line = z.object({
  /** Place of the account, and of the address, in `nodes`. */
  from: z.number(),
  to: z.number(),
  reading: z.string(),
  probability: z.number(),
  sendings: z.number(),
})

const Tie = z.object({
  from: z.number(),
  to: z.number(),
  reading: z.string(),
  probability: z.number(),
  sendings: z.number(),
  lines: z.number(),
})

const Surroundings = z
  .object({
    nodes: z.array(Node),
    lines: z.array(Line),
    ties: z.array(Tie),
    left: z.object({ accounts: z.number(), addresses: z.number() }),
    hops: z.number(),
    most: z.number(),
  })
  .openapi('Surroundings')
type Surroundings = z.infer<typeof Surroundings>

const query = z.object({
  account: z.string(),
  hops: z.coerce.number().int().min(1).max(MOST_HOPS).default(1),
  most: z.coerce.number().int().min(2).max(MOST_NODES).default(150),
})

const text = (type: string) => ({ 200: { description: 'A file', content: { [type]: { schema: z.string() } } } })

const ego = createRoute({
  method: 'get',
  path: '/people/ego',
  description: 'Who stands beside an account’s addresses, as far as some hops; names are pseudonyms unless shown.',
  request: { query },
  responses: json(Surroundings, 'Nodes, lines and ties, and how much was left out'),
})

const csv = createRoute({
  method: 'get',
  path: '/people/ego/csv',
  description: 'The same lines and ties as CSV, guarded against spreadsheet formulas.',
  request: { query },
  responses: text('text/csv'),
})

const graph = createRoute({
  method: 'get',
  path: '/people/ego/graph',
  description: 'All of the surroundings for programs that draw and measure, nothing left out.',
  request: { query: query.omit({ most: true }).extend({ as: z.enum(['gexf', 'graphml']) }) },
  responses: text('application/xml'),
})

const rounded = (probability: number): number => Math.round(probability * 10_000) / 10_000

function nodesOf(
  people: People,
  { nodes }: Neighbourhood,
  known: { revealed: boolean; countries: ReadonlyMap<string, string> },
) {
  const { ways, network } = people
  return nodes.map(({ end, hop, sendings }) => {
    const base = { code: people.codeOf(end), name: shownName(people, end, known.revealed), hop, sendings }
    if (ways.isAccount(end))
      return { ...base, kind: 'account' as const, shared: null, accounts: null, country: null, leadsOn: true }
    const address = end - network.lines.accounts.length
    return {
      ...base,
      kind: 'address' as const,
      shared: sharedLineAt(network, address)?.probability ?? null,
      accounts: network.totals.writing[address] ?? 0,
      country: known.countries.get(people.nameOf(end)) ?? null,
      leadsOn: ways.leadsOn[end] === 1,
    }
  })
}

function edgesOf({ network }: People, near: Neighbourhood): Pick<Surroundings, 'lines' | 'ties'> {
  const place = new Map(near.nodes.map(({ end }, at) => [end, at]))
  const { account, address, accounts } = network.lines
  return {
    lines: near.pairs.map((pair) => ({
      from: place.get(account[pair] ?? 0) ?? 0,
      to: place.get(accounts.length + (address[pair] ?? 0)) ?? 0,
      reading: decided(network, pair),
      probability: rounded(likeliest(network, pair).probability),
      sendings: sendingsOf(network.lines, pair),
    })),
    ties: near.ties.map((tie) => ({
      from: place.get(tie.one) ?? 0,
      to: place.get(tie.other) ?? 0,
      reading: tieReading(tie),
      probability: rounded(Math.max(...tie.probabilities)),
      sendings: tie.sendings,
      lines: tie.lines,
    })),
  }
}

async function surroundings(at: Workbench, wanted: z.infer<typeof query>, revealed: boolean): Promise<Surroundings> {
  const session = at.askable()
  const people = await peopleOf(session)
  const account = endNamed(people, 'account', wanted.account)
  const near = neighbourhoodOf(people, { account, hops: wanted.hops, most: wanted.most })
  const addresses = near.nodes.flatMap(({ end }) => (people.ways.isAccount(end) ? [] : [people.nameOf(end)]))
  const countries = await countriesOf(session.store, addresses)
  return {
    nodes: nodesOf(people, near, { revealed, countries }),
    ...edgesOf(people, near),
    left: near.left,
    hops: wanted.hops,
    most: wanted.most,
  }
}

const COLUMNS = ['kind', 'from', 'to', 'reading', 'probability', 'sendings', 'addresses_in_common']

function csvOf({ nodes, lines, ties }: Surroundings): string {
  const rowOf = (kind: string, edge: Surroundings['lines'][number], common: number | string) => {
    const [from, to] = [nodes[edge.from]?.name ?? '', nodes[edge.to]?.name ?? '']
    return [kind, from, to, edge.reading, edge.probability, edge.sendings, common]
  }
  return guardedCsv([
    COLUMNS,
    ...lines.map((line) => rowOf('line', line, '')),
    ...ties.map((tie) => rowOf('tie', tie, tie.lines)),
  ])
}

export const surroundingRoutes = (at: Workbench) =>
  rooms()
    .openapi(ego, async (c) => c.json(await surroundings(at, c.req.valid('query'), c.get('revealed')), 200))
    .openapi(csv, async (c) => {
      const content = csvOf(await surroundings(at, c.req.valid('query'), c.get('revealed')))
      return c.body(content, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
    .openapi(graph, async (c) => {
      const { account, hops, as } = c.req.valid('query')
      const session = at.askable()
      const people = await peopleOf(session)
      const name = people.nameOf(endNamed(people, 'account', account))
      const wanted = { as, ego: { account: name, hops }, revealed: c.get('revealed') }
      const pieces = networkText({ ...session, view: people.view }, wanted)
      c.header('Content-Type', 'application/xml; charset=utf-8')
      return stream(c, async (out) => {
        for await (const piece of pieces) await out.write(piece)
      })
    })
