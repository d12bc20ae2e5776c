import { createRoute, z } from '@hono/zod-openapi'
import { callEdges } from '../../analyse/network/edges.ts'
import { recordsBehind, spansOf } from '../../analyse/network/behind.ts'
import { TIE_READINGS, tieReading } from '../../analyse/network/ties.ts'
import { pseudonymiser } from '../../custody/index.ts'
import { visible } from '../../lib/visible.ts'
import { accountBehind } from '../account-names.ts'
import { type People, peopleOf, shownName } from '../people.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { accountsIn, Person, personOf } from './people.ts'

/** Ties, and numbers called, that are told of one person. */
const MOST_TIES = 50
const MOST_CALLS = 20

export const BehindRows = z.array(
  z.object({
    family: z.string(),
    server: z.string(),
    isMessage: z.boolean(),
    records: z.number(),
    texts: z.number(),
    firstUtcMs: z.number().nullable(),
    lastUtcMs: z.number().nullable(),
  }),
)

const PersonDetail = Person.extend({
  /** Row of `targets` about this account; null when it is not listed there. */
  standsOut: z
    .object({ unexplained: z.number(), expected: z.number(), q: z.number(), group: z.string().nullable() })
    .nullable(),
  behind: BehindRows,
  /** Accounts tied to it, by reading. */
  tied: z.array(z.object({ reading: z.string(), accounts: z.number() })),
  ties: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      reading: z.string(),
      probability: z.number(),
      sendings: z.number(),
    }),
  ),
  calls: z.array(z.object({ number: z.string(), records: z.number() })),
}).openapi('PersonDetail')

const one = createRoute({
  method: 'get',
  path: '/people/person',
  description: 'What is known of one account: counts, servers, readings, ties and calls; nobody’s words.',
  request: { query: z.object({ account: z.string() }) },
  responses: json(PersonDetail, 'One account'),
})

/** Ties of an account, the heaviest first, and how many there are of each reading. */
function tiesOf(people: People, code: string, revealed: boolean) {
  const end = people.endOf(code)
  const own = people.ties.filter(({ one: a, other: b }) => a === end || b === end)
  const ties = own
    .toSorted((a, b) => b.sendings - a.sendings)
    .slice(0, MOST_TIES)
    .map((tie) => {
      const other = tie.one === end ? tie.other : tie.one
      const probability = Math.max(...tie.probabilities)
      const names = { code: people.codeOf(other), name: shownName(people, other, revealed) }
      return { ...names, reading: tieReading(tie), probability, sendings: tie.sendings }
    })
  const tied = [...TIE_READINGS, 'unresolved' as const].map((reading) => ({
    reading,
    accounts: own.filter((tie) => tieReading(tie) === reading).length,
  }))
  return { ties, tied }
}

async function standsOut(at: Workbench, code: string) {
  const { rows } = await at.answer('targets', false)
  const row = rows.find(({ account }) => account === code)
  if (row === undefined) return null
  const { unexplained, expected, q_value: q, group } = row
  return {
    unexplained: Number(unexplained),
    expected: Number(expected),
    q: Number(q),
    group: typeof group === 'string' ? group : null,
  }
}

/** Records behind something as the pages get them. */
export const behindRows = (rows: Awaited<ReturnType<typeof recordsBehind>>): z.infer<typeof BehindRows> =>
  rows.map(({ family, server, is_message: isMessage, records, texts, first_utc_ms: first, last_utc_ms: last }) => ({
    family: visible(family),
    server: visible(server),
    isMessage: isMessage === 1,
    records,
    texts,
    firstUtcMs: first,
    lastUtcMs: last,
  }))

async function personDetail(at: Workbench, code: string, revealed: boolean) {
  const session = at.askable()
  const account = await accountBehind(session, code)
  const people = await peopleOf(session)
  const accounts = await accountsIn(at)
  const row = accounts.identities.rows.find((candidate) => candidate['account'] === code)
  const [span] = await spansOf(session.store, [account])
  const numberName = pseudonymiser(session.folder.secret)
  const calls = await callEdges(people.view, MOST_CALLS, [account])
  return {
    ...personOf(row, accounts),
    code,
    name: revealed ? visible(account) : code,
    firstUtcMs: span?.first_utc_ms ?? null,
    lastUtcMs: span?.last_utc_ms ?? null,
    standsOut: await standsOut(at, code),
    behind: behindRows(await recordsBehind(session.store, { account })),
    ...tiesOf(people, code, revealed),
    calls: calls.map(({ to, weight }) => ({
      number: revealed ? visible(to) : numberName('account', to),
      records: weight,
    })),
  }
}

export const personRoutes = (at: Workbench) =>
  rooms().openapi(one, async (c) =>
    c.json(await personDetail(at, c.req.valid('query').account, c.get('revealed')), 200),
  )
