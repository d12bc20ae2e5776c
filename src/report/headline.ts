import { answerOf, distinctTexts, measure, sumOf, textAt } from './answers.ts'
import type { ReportInput } from './section.ts'
import { isAboutLogs } from './subject.ts'

export interface Headline {
  label: string
  value: number
  /** The counting policy in a few words. */
  meaning: string
}

/** Countries an address was registered in: unknown and reserved addresses have none. */
export const isCountry = (code: string): boolean => code !== '' && code !== 'unknown' && code !== 'reserved'

/** Measures of `counts`, in reading order: how each is called, what it counts, and whether it belongs on the first page. */
export const MEASURES = [
  {
    name: 'message_records',
    label: 'Logged messages',
    meaning: 'records of message families, every copy counted',
    first: true,
  },
  { name: 'unique_messages', label: 'Unique messages', meaning: 'distinct account and text', first: true },
  { name: 'sendings', label: 'Sendings', meaning: 'distinct account, address, text and recorded time', first: true },
  {
    name: 'copies',
    label: 'Copies',
    meaning: 'records of a sending that was already seen, as a rule on another server',
    first: false,
  },
  { name: 'resends', label: 'Resends', meaning: 'later sendings of the same account and text', first: false },
  { name: 'distinct_texts', label: 'Distinct texts', meaning: 'whoever wrote them', first: false },
  { name: 'accounts', label: 'Accounts', meaning: 'distinct usernames in message records', first: true },
  { name: 'addresses', label: 'Addresses', meaning: 'distinct network addresses in message records', first: true },
  { name: 'evidence_items', label: 'Evidence items', meaning: 'files sealed as they came', first: true },
  { name: 'undecryptable_items', label: 'Not decrypted', meaning: 'evidence items no key was found for', first: true },
  { name: 'rejects', label: 'Rejected units', meaning: 'read and counted, but not understood', first: true },
  {
    name: 'all_rejects',
    label: 'Rejected units, all kinds',
    meaning: 'the same in every family and container',
    first: false,
  },
] as const

/** The numbers of the first page, in order; a number that was not counted is left out, never shown as zero. */
export function headlines(input: ReportInput): Headline[] {
  if (!isAboutLogs(input)) return sessionHeadlines(input)
  const counts = MEASURES.filter((one) => one.first).flatMap(({ name, label, meaning }) => {
    const value = measure(input, name)
    return value === null ? [] : [{ name, label, value, meaning }]
  })
  const people = counts.findIndex(({ name }) => name === 'addresses') + 1
  return [...counts.slice(0, people), ...places(input), ...counts.slice(people)]
}

const UPLOADS = new Set(['uploads', 'uploads-only', 'uploads-and-blocks'])

function sessionHeadlines(input: ReportInput): Headline[] {
  const uploads = answerOf(input, 'uploads')?.rows ?? []
  const words = (answerOf(input, 'trials')?.rows ?? []).filter((row) => textAt(row, 'word') !== '')
  const called = words.filter((row) => UPLOADS.has(textAt(row, 'verdict')))
  return [
    { label: 'Requests', value: sumOf(uploads, 'requests'), meaning: 'HTTP requests, each counted once' },
    { label: 'Kinds of requests', value: uploads.length, meaning: 'with everything variable taken out' },
    { label: 'Opened', value: sumOf(uploads, 'opened'), meaning: 'requests that a key of the case opens' },
    { label: 'Words tested', value: words.length, meaning: 'each with each client' },
    { label: 'Words that upload', value: called.length, meaning: 'the others are not cleared: see their bounds' },
  ]
}

function places(input: ReportInput): Headline[] {
  const countries = answerOf(input, 'countries')
  const servers = answerOf(input, 'servers')
  const registered = countries?.rows.filter((row) => isCountry(textAt(row, 'country'))).length ?? 0
  const machines = distinctTexts(servers?.rows ?? [], 'server').length
  return [
    ...(countries === null
      ? []
      : [{ label: 'Countries', value: registered, meaning: 'where the addresses are registered' }]),
    ...(servers === null ? [] : [{ label: 'Servers', value: machines, meaning: 'machines the files came from' }]),
  ]
}

/** Ledger heads the answers were computed at: one, unless evidence was added between two questions. */
export const ledgerHeads = (input: ReportInput): string[] =>
  [
    ...new Set(
      Object.keys(input.answers)
        .toSorted()
        .map((id) => input.answers[id]?.evidence.ledger_head ?? ''),
    ),
  ].filter((head) => head !== '')
