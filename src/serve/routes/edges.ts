import { createRoute, z } from '@hono/zod-openapi'
import { countriesOf, recordsBehind } from '../../analyse/network/behind.ts'
import { lineEdge } from '../../analyse/network/edges.ts'
import { sendingsOf } from '../../analyse/network/lines.ts'
import { decided, likeliest } from '../../analyse/network/readings.ts'
import { reasonsOf } from '../../analyse/network/reasons.ts'
import { sharedLineAt } from '../../analyse/network/shared.ts'
import { TIE_READINGS, tieReading } from '../../analyse/network/ties.ts'
import { OperatorError } from '../../model/errors.ts'
import { endNamed, type People, peopleOf, shownName } from '../people.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { BehindRows, behindRows } from './person.ts'

/** Others at an address, and lines in common, that are told. */
const MOST_OTHERS = 50

const Probabilities = z.array(z.object({ reading: z.string(), probability: z.number() }))

const Beside = z.object({
  code: z.string(),
  name: z.string(),
  reading: z.string(),
  probability: z.number(),
  sendings: z.number(),
})

const LineEvidence = z
  .object({
    account: z.object({ code: z.string(), name: z.string() }),
    address: z.object({ code: z.string(), name: z.string(), country: z.string().nullable() }),
    reading: z.string(),
    rival: z.string(),
    probabilities: Probabilities,
    start: z.number(),
    reasons: z.array(z.object({ feature: z.string(), meaning: z.string(), level: z.string(), weight: z.number() })),
    sendings: z.number(),
    days: z.number(),
    present: z.boolean(),
    othersPresent: z.number(),
    groupCopies: z.number(),
    answers: z.number(),
    behind: BehindRows,
    /** Probability that several people use the address; null when it is likely no shared line. */
    shared: z.number().nullable(),
    others: z.array(Beside),
    othersLeft: z.number(),
  })
  .openapi('LineEvidence')

const line = createRoute({
  method: 'get',
  path: '/people/line',
  description: 'Why an account and an address read as they do: reasons, rivals, and the records behind them.',
  request: { query: z.object({ account: z.string(), address: z.string() }) },
  responses: json(LineEvidence, 'Evidence of a line'),
})

const TieEvidence = z
  .object({
    one: z.object({ code: z.string(), name: z.string() }),
    other: z.object({ code: z.string(), name: z.string() }),
    reading: z.string(),
    probabilities: Probabilities,
    sendings: z.number(),
    groupCopies: z.number(),
    answers: z.number(),
    bothPresent: z.number(),
    /** Addresses in common, with what each is to the one and to the other. */
    lines: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        one: z.object({ reading: z.string(), probability: z.number(), sendings: z.number() }),
        other: z.object({ reading: z.string(), probability: z.number(), sendings: z.number() }),
        leadsOn: z.boolean(),
      }),
    ),
    linesLeft: z.number(),
  })
  .openapi('TieEvidence')

const tie = createRoute({
  method: 'get',
  path: '/people/tie',
  description: 'Why two accounts are tied: the addresses in common and what each of them is to either.',
  request: { query: z.object({ one: z.string(), other: z.string() }) },
  responses: json(TieEvidence, 'Evidence of a tie'),
})

const named = (people: People, end: number, revealed: boolean) => ({
  code: people.codeOf(end),
  name: shownName(people, end, revealed),
})

const readingAt = ({ network }: People, pair: number) => ({
  reading: decided(network, pair),
  probability: likeliest(network, pair).probability,
  sendings: sendingsOf(network.lines, pair),
})

const notTogether = (): OperatorError =>
  new OperatorError('These two do not stand together in the logs.', {
    hint: 'Choose a line of the picture or of its table.',
    exit: 'wrongUsage',
  })

/** Places in `ways` of the pairs of an end. */
const pairsOf = ({ ways }: People, end: number): Map<number, number> => {
  const pairs = new Map<number, number>()
  for (let at = ways.from[end] ?? 0; at < (ways.from[end + 1] ?? 0); at += 1)
    pairs.set(ways.across[at] ?? 0, ways.pairs[at] ?? 0)
  return pairs
}

/** Everybody else beside an address, the most sendings first. */
const othersAt = (people: People, address: number, known: { account: number; revealed: boolean }) =>
  [...pairsOf(people, address)]
    .filter(([end]) => end !== known.account)
    .map(([end, pair]) => ({ ...named(people, end, known.revealed), ...readingAt(people, pair) }))
    .toSorted((a, b) => b.sendings - a.sendings || (a.code < b.code ? -1 : 1))

async function lineEvidence(at: Workbench, wanted: { account: string; address: string }, revealed: boolean) {
  const session = at.askable()
  const people = await peopleOf(session)
  const [account, address] = [endNamed(people, 'account', wanted.account), endNamed(people, 'address', wanted.address)]
  const pair = pairsOf(people, account).get(address)
  if (pair === undefined) throw notTogether()
  const names = { account: people.nameOf(account), address: people.nameOf(address) }
  const { days, others_present: othersPresent, group_copies: copies, answers } = lineEdge(people.network, pair)
  const others = othersAt(people, address, { account, revealed })
  const countries = await countriesOf(session.store, [names.address])
  return {
    ...reasonsWired(people, pair),
    account: named(people, account, revealed),
    address: { ...named(people, address, revealed), country: countries.get(names.address) ?? null },
    sendings: sendingsOf(people.network.lines, pair),
    days: Number(days),
    present: people.network.lines.present[pair] === 1,
    othersPresent: Number(othersPresent),
    groupCopies: Number(copies),
    answers: Number(answers),
    behind: behindRows(await recordsBehind(session.store, names)),
    shared: sharedLineAt(people.network, address - people.network.lines.accounts.length)?.probability ?? null,
    others: others.slice(0, MOST_OTHERS),
    othersLeft: Math.max(0, others.length - MOST_OTHERS),
  }
}

function reasonsWired(people: People, pair: number) {
  const { rival, probabilities, start, reasons } = reasonsOf(people.network, pair)
  return {
    reading: decided(people.network, pair),
    rival,
    probabilities: [...probabilities],
    start,
    reasons: [...reasons],
  }
}

async function tieEvidence(at: Workbench, wanted: { one: string; other: string }, revealed: boolean) {
  const people = await peopleOf(at.askable())
  const ends = [endNamed(people, 'account', wanted.one), endNamed(people, 'account', wanted.other)] as const
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const found = people.ties.find(({ one, other }) => one === low && other === high)
  if (found === undefined) throw notTogether()
  const [first, second] = [pairsOf(people, ends[0]), pairsOf(people, ends[1])]
  const lines = [...first].flatMap(([address, pair]) => {
    const across = second.get(address)
    if (across === undefined) return []
    const leadsOn = people.ways.leadsOn[address] === 1
    const readings = { one: readingAt(people, pair), other: readingAt(people, across) }
    return [{ ...named(people, address, revealed), ...readings, leadsOn }]
  })
  return {
    one: named(people, ends[0], revealed),
    other: named(people, ends[1], revealed),
    reading: tieReading(found),
    probabilities: TIE_READINGS.map((reading, place) => ({ reading, probability: found.probabilities[place] ?? 0 })),
    sendings: found.sendings,
    groupCopies: found.copies,
    answers: found.answers,
    bothPresent: found.present,
    lines: lines.slice(0, MOST_OTHERS),
    linesLeft: Math.max(0, lines.length - MOST_OTHERS),
  }
}

export const edgeRoutes = (at: Workbench) =>
  rooms()
    .openapi(line, async (c) => c.json(await lineEvidence(at, c.req.valid('query'), c.get('revealed')), 200))
    .openapi(tie, async (c) => c.json(await tieEvidence(at, c.req.valid('query'), c.get('revealed')), 200))
