import { isAtHome, type OwnLine, type PersonExposure } from './analyse/exposure/person.ts'
import { STANDINGS } from './analyse/network/exposures.ts'
import { bars } from './report/figures/bars.ts'
import { counted, grouped, utcDay } from './report/format.ts'
import type { Row } from './model/answer.ts'
import type { Block, PagePart } from './report/index.ts'

/** Addresses, and texts, that are written out; `--json` has all. */
const MOST_LINES = 40
const MOST_TEXTS = 200
/** Months that are drawn one by one; of more, years. */
const MOST_MONTHS = 8

const day = (utcMs: number | null): string => (utcMs === null ? 'undated' : utcDay(utcMs))

/** Why the name stands in the logs, in one sentence. */
function why({ standing }: PersonExposure): string {
  if (standing === null)
    return 'No address stands beside the name, so whether this person used the watching client cannot be told.'
  if (standing === 'contact')
    return 'This person very probably never used the watching client: the clients of people they wrote to sent their words on.'
  if (standing === 'client user') return 'This person used the watching client, at one address at least.'
  return `Whether this person used the watching client cannot be told (${STANDINGS['cannot tell']}).`
}

function targetSentence(isTarget: boolean | null): string {
  if (isTarget === null) return 'Too little was logged to say whether they were logged whatever they wrote.'
  return isTarget
    ? 'More of what they wrote was logged without a known or inferred word than chance allows: they may have been logged whatever they wrote.'
    : 'What was logged gives no sign that they were logged whatever they wrote.'
}

function inShort(person: PersonExposure): Block[] {
  const { logs, texts, others, asPeer } = person
  const messages = logs.filter((log) => log.is_message === 1).reduce((sum, { records }) => sum + records, 0)
  const records = logs.reduce((sum, log) => sum + log.records, 0)
  const servers = new Set(logs.flatMap((log) => log.servers)).size
  return [
    {
      kind: 'list',
      items: [
        `${counted(records, 'record')} on ${counted(servers, 'server')}: ${counted(messages, 'message')} with ${counted(texts.length, 'distinct text')}, and ${grouped(records - messages)} of log-ins, calls and the like.`,
        why(person),
        targetSentence(person.isTarget),
        `${counted(others.records, 'message')} of ${counted(others.accounts, 'other account')} ${others.records === 1 ? 'was' : 'were'} logged at addresses where this person is at home; what they say is not shown here.`,
        ...(asPeer === 0
          ? []
          : [
              `${counted(asPeer, 'record')} of others ${asPeer === 1 ? 'names' : 'name'} this person as the other side.`,
            ]),
      ],
    },
  ]
}

function whenBlocks({ months }: PersonExposure): Block[] {
  const byYear = months.length > MOST_MONTHS
  const counts = new Map<string, number>()
  for (const { month_utc_ms: month, records } of months) {
    const label = utcDay(month).slice(0, byYear ? 4 : 7)
    counts.set(label, (counts.get(label) ?? 0) + records)
  }
  if (counts.size === 0) return [{ kind: 'prose', text: 'No record carries a date that can be read.' }]
  const title = `Records by ${byYear ? 'year' : 'month'} (UTC)`
  const rows = [...counts].map(([label, value]) => ({ label, value, note: grouped(value) }))
  const description = rows.map(({ label, note }) => `${label}: ${note}`).join('; ')
  return [{ kind: 'figure', title, svg: bars(title, rows), description }]
}

const whereBlocks = (person: PersonExposure, revealed: boolean): Block[] => [
  {
    kind: 'table',
    caption: 'Logs that carry the name',
    columns: {
      log: 'kind of log',
      servers: 'machines it was on',
      records: 'records with the name',
      first: 'first dated record (UTC)',
      last: 'last dated record (UTC)',
    },
    rows: person.logs.map(({ family, servers, records, first_utc_ms: first, last_utc_ms: last }) => ({
      log: family,
      servers: servers.join(' '),
      records,
      first: day(first),
      last: day(last),
    })),
  },
  {
    kind: 'table',
    caption: 'Addresses beside the name',
    columns: {
      reading: 'what the address is to the person: own, shared, a correspondent’s, of a group member, or unresolved',
      country: 'country the address blocks were registered in',
      addresses: 'how many there are',
      messages: 'messages beside them',
    },
    rows: linesByReading(person.lines),
  },
  ...(revealed ? ownLines(person.lines) : []),
]

function linesByReading(lines: readonly OwnLine[]): Row[] {
  const groups = new Map<string, { reading: string; country: string; addresses: number; messages: number }>()
  for (const { reading, country, records } of lines) {
    const group = groups.get(`${reading} ${country}`) ?? { reading, country, addresses: 0, messages: 0 }
    group.addresses += 1
    group.messages += records
    groups.set(`${reading} ${country}`, group)
  }
  return [...groups.values()]
}

/** The person's own and shared addresses, written out. */
function ownLines(lines: readonly OwnLine[]): Block[] {
  const own = lines.filter(isAtHome)
  const shown = own.slice(0, MOST_LINES).map(({ address, records }) => `${address} (${grouped(records)})`)
  const more = own.length > MOST_LINES ? `; ${grouped(own.length - MOST_LINES)} more, --json has them` : ''
  return own.length === 0
    ? []
    : [{ kind: 'prose', text: `Own and shared addresses, with their messages: ${shown.join(', ')}${more}.` }]
}

const whatBlocks = ({ kinds, lists }: PersonExposure): Block[] => [
  {
    kind: 'list',
    items: [
      kinds.length === 0
        ? 'No private value of a kind that the detectors know stands in the messages.'
        : `Private values in the messages: ${kinds.map(({ kind, distinct_values: values }) => `${kind} (${grouped(values)})`).join(', ')}. Passwords should be changed, cards and accounts watched.`,
      lists.length === 0
        ? 'No keyword of a list of the case stands in the messages.'
        : `Messages with a keyword: ${lists.map(({ list, messages }) => `${list} (${grouped(messages)})`).join(', ')}.`,
    ],
  },
]

/** The person's own words; only where names are shown. */
const wordsBlock = ({ texts }: PersonExposure): Block => ({
  kind: 'table',
  caption: 'What this person wrote',
  columns: {
    first: 'first dated record (UTC)',
    text: 'the text as logged',
    records: 'times it was logged',
    servers: 'servers that hold it',
  },
  rows: texts
    .slice(0, MOST_TEXTS)
    .map(({ text, records, servers, first_utc_ms: first }) => ({ first: day(first), text, records, servers })),
  ...(texts.length > MOST_TEXTS ? { note: `${texts.length - MOST_TEXTS} more; --json has them` } : {}),
})

const LIMITS: readonly string[] = [
  'Before you hand this page on, make sure that whoever asks is the person: the page is about them, and a name is easily claimed.',
  'A name is not a person: one person can have several, and several people can share one.',
  'Addresses are read with the probabilities of docs/network.md; which is whose can be wrong.',
  'Only what the evidence of this case holds is counted. That something is not here does not show that it was not logged.',
]

/** The page about one person; `revealed` has their own words on it. */
export function exposureParts(person: PersonExposure, revealed: boolean): PagePart[] {
  return [
    { title: 'In short', blocks: inShort(person) },
    { title: 'When', blocks: whenBlocks(person) },
    { title: 'Where', blocks: whereBlocks(person, revealed) },
    { title: 'What', blocks: [...whatBlocks(person), ...(revealed ? [wordsBlock(person)] : [])] },
    { title: 'Limits', blocks: [{ kind: 'list', items: LIMITS }] },
  ]
}
