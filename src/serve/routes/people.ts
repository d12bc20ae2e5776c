import { createRoute, z } from '@hono/zod-openapi'
import { ROLES } from '../../analyse/analyses/identities.ts'
import { spansOf } from '../../analyse/network/behind.ts'
import type { Answer, Row } from '../../model/answer.ts'
import { visible } from '../../lib/visible.ts'
import { accountNames } from '../account-names.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const ORDERS = ['records', 'unique_messages', 'addresses', 'shared_addresses'] as const

/** People of one request. */
const MOST_PEOPLE = 200

/** An account as the list shows it. */
export const Person = z
  .object({
    code: z.string(),
    name: z.string(),
    records: z.number(),
    uniqueMessages: z.number(),
    addresses: z.number(),
    sharedAddresses: z.number(),
    role: z.string(),
    /** Reading of `targets`; null for an account that is not listed there. */
    target: z.string().nullable(),
    /** Reading of `exposed-contacts`; null likewise. */
    exposed: z.string().nullable(),
    firstUtcMs: z.number().nullable(),
    lastUtcMs: z.number().nullable(),
  })
  .openapi('Person')
export type Person = z.infer<typeof Person>

const PeopleList = z
  .object({
    people: z.array(Person),
    /** That fit what was asked, of so many in all. */
    found: z.number(),
    all: z.number(),
    roles: z.array(z.object({ role: z.string(), meaning: z.string(), accounts: z.number() })),
    policy: z.string().nullable(),
    caveats: z.array(z.string()),
  })
  .openapi('PeopleList')

const query = z.object({
  order: z.enum(ORDERS).default('records'),
  role: z.enum(Object.keys(ROLES)).optional(),
  only: z.enum(['targets', 'contacts']).optional(),
  /** First letters of a pseudonym, with or without `account-`. */
  prefix: z.string().max(64).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_PEOPLE).default(50),
})

const list = createRoute({
  method: 'get',
  path: '/people',
  description: 'Accounts to start from, by how much carries their name; found by the first letters of a pseudonym.',
  request: { query },
  responses: json(PeopleList, 'Accounts with their counts and readings'),
})

const textAt = (row: Row | undefined, column: string): string => String(row?.[column] ?? '')
const numberAt = (row: Row | undefined, column: string): number => Number(row?.[column] ?? 0)

/** A column of an answer by the account of its row. */
const readingsIn = (answer: Answer): ReadonlyMap<string, string> =>
  new Map(answer.rows.map((row) => [textAt(row, 'account'), textAt(row, 'reading')]))

/** What covered answers say of accounts, by pseudonym: names are put in where they are shown. */
export async function accountsIn(at: Workbench) {
  const answerOf = (id: string): Promise<Answer> => at.answer(id, false)
  const [identities, targets, contacts] = [
    await answerOf('identities'),
    readingsIn(await answerOf('targets')),
    readingsIn(await answerOf('exposed-contacts')),
  ]
  return { identities, targets, contacts }
}

type Accounts = Awaited<ReturnType<typeof accountsIn>>

const isTarget = (reading: string | undefined): boolean => reading === 'target' || reading === 'group member'

function wantedRows({ identities, targets, contacts }: Accounts, wanted: z.infer<typeof query>): Row[] {
  const prefix = (wanted.prefix ?? '').trim().toLowerCase()
  const code = prefix === '' || prefix.startsWith('account-') ? prefix : `account-${prefix}`
  const isWanted = (row: Row): boolean => {
    const account = textAt(row, 'account')
    if (wanted.role !== undefined && row['role'] !== wanted.role) return false
    if (wanted.only === 'targets' && !isTarget(targets.get(account))) return false
    if (wanted.only === 'contacts' && contacts.get(account) !== 'contact') return false
    return account.startsWith(code)
  }
  return identities.rows
    .filter(isWanted)
    .toSorted(
      (a, b) =>
        numberAt(b, wanted.order) - numberAt(a, wanted.order) || (textAt(a, 'account') < textAt(b, 'account') ? -1 : 1),
    )
}

/** A row of `identities` with what other answers say of the account. */
export const personOf = (row: Row | undefined, { targets, contacts }: Accounts) => ({
  code: textAt(row, 'account'),
  records: numberAt(row, 'records'),
  uniqueMessages: numberAt(row, 'unique_messages'),
  addresses: numberAt(row, 'addresses'),
  sharedAddresses: numberAt(row, 'shared_addresses'),
  role: textAt(row, 'role'),
  target: targets.get(textAt(row, 'account')) ?? null,
  exposed: contacts.get(textAt(row, 'account')) ?? null,
})

const rolesOf = ({ identities }: Accounts) =>
  Object.entries(ROLES).map(([role, meaning]) => ({
    role,
    meaning,
    accounts: identities.rows.filter((row) => row['role'] === role).length,
  }))

async function peopleList(at: Workbench, wanted: z.infer<typeof query>, revealed: boolean) {
  const session = at.askable()
  const accounts = await accountsIn(at)
  const rows = wantedRows(accounts, wanted)
  const names = await accountNames(session)
  const shown = rows.slice(wanted.offset, wanted.offset + wanted.limit)
  const real = shown.map((row) => names.get(textAt(row, 'account')) ?? '')
  const spans = new Map((await spansOf(session.store, real)).map((span) => [span.account, span]))
  return {
    people: shown.map((row, place) => {
      const [person, name] = [personOf(row, accounts), real[place] ?? '']
      const span = spans.get(name)
      const times = { firstUtcMs: span?.first_utc_ms ?? null, lastUtcMs: span?.last_utc_ms ?? null }
      return { ...person, ...times, name: revealed ? visible(name) : person.code }
    }),
    found: rows.length,
    all: accounts.identities.rows.length,
    roles: rolesOf(accounts),
    policy: accounts.identities.policy,
    caveats: accounts.identities.caveats.map(visible),
  }
}

export const peopleRoutes = (at: Workbench) =>
  rooms().openapi(list, async (c) => c.json(await peopleList(at, c.req.valid('query'), c.get('revealed')), 200))
