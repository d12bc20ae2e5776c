import type { Answer } from '../../model/answer.ts'
import { answerOf, caveatsOf, distinctTexts, measure, notAsked, numberAt, sentence, textAt } from '../answers.ts'
import { counted, grouped, percent, utcDay } from '../format.ts'
import { isCountry, MEASURES } from '../headline.ts'
import { overall, queryName } from '../queries.ts'
import { countryName } from '../figures/countries.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

function opening(input: ReportInput): string {
  if (!isAboutLogs(input))
    return 'The evidence holds captures of what a client sends, and no logs. The chapters below say what was found.'
  const logged = measure(input, 'message_records')
  if (logged === null) return 'The messages were not counted for this report.'
  if (logged === 0)
    return 'No message was found in the evidence. The chapters below say what was found and what could not be read.'
  const servers = distinctTexts(answerOf(input, 'servers')?.rows ?? [], 'server').length
  const unique = measure(input, 'unique_messages')
  const where = servers > 0 ? ` on ${counted(servers, 'server')}` : ''
  const distinct = unique === null ? '' : ` They hold ${counted(unique, 'unique message')} (distinct account and text).`
  return `The evidence holds ${counted(logged, 'logged message')}${where}.${distinct}`
}

function span(input: ReportInput): string[] {
  const rows = answerOf(input, 'servers')?.rows ?? []
  const first = rows.map((row) => numberAt(row, 'first_utc_ms')).filter((time) => time !== null)
  const last = rows.map((row) => numberAt(row, 'last_utc_ms')).filter((time) => time !== null)
  if (first.length === 0 || last.length === 0) return []
  return [`Dated records run from ${utcDay(Math.min(...first))} to ${utcDay(Math.max(...last))} (UTC).`]
}

function people(input: ReportInput): string[] {
  const accounts = measure(input, 'accounts')
  const addresses = measure(input, 'addresses')
  const rows = (answerOf(input, 'countries')?.rows ?? []).filter((row) => isCountry(textAt(row, 'country')))
  const top = rows.toSorted((a, b) => (numberAt(b, 'records') ?? 0) - (numberAt(a, 'records') ?? 0))[0]
  if (accounts === null || addresses === null) return []
  const seen = `The messages were logged under ${counted(accounts, 'account')} and beside ${counted(addresses, 'address', 'addresses')}. A name and an address on one line may belong to two different people.`
  const share = numberAt(top, 'share_of_records')
  if (top === undefined || share === null) return [seen]
  return [
    seen,
    `The addresses are registered in ${counted(rows.length, 'country', 'countries')}; the largest share of records (${percent(share)}) carries an address registered in ${countryName(textAt(top, 'country'))}.`,
  ]
}

function exposed(input: ReportInput): string[] {
  const rows = answerOf(input, 'exposures')?.rows ?? []
  const keys = rows.filter((row) => textAt(row, 'kind') === 'key-beside-data').length
  return keys === 0
    ? []
    : [
        `A key that opens logs lay on the servers in ${counted(keys, 'place')}, readable by whoever could read the logs.`,
      ]
}

function unread(input: ReportInput): string[] {
  const sealed = measure(input, 'undecryptable_items')
  const rejects = measure(input, 'all_rejects') ?? measure(input, 'rejects')
  return [
    ...(sealed === null || sealed === 0
      ? []
      : [`${counted(sealed, 'evidence item')} could not be decrypted; nothing is known of what is in them.`]),
    ...(rejects === null || rejects === 0
      ? []
      : [
          `${counted(rejects, 'unit')} (lines, or members of archives) could not be read as records. Each is counted, with its reason and its place.`,
        ]),
  ]
}

function topQuery(input: ReportInput): string[] {
  const answer = answerOf(input, 'queries')
  const top = answer === null ? undefined : overall(answer)[0]
  const share = numberAt(top, 'share')
  if (top === undefined || share === null || share === 0) return []
  return [`Of the subject queries, “${queryName(top)}” matches most: ${percent(share)} of unique messages.`]
}

/** The likeliest covert upload, and whether a key opens it. */
function sent(input: ReportInput): string[] {
  const [first] = answerOf(input, 'uploads')?.rows ?? []
  if (first === undefined) return []
  const opened = numberAt(first, 'opened') ?? 0
  const how = opened === 0 ? 'no key of the case opens them' : `a key of the case opens ${grouped(opened)} of them`
  return [
    `Of the requests in the captures, “${textAt(first, 'endpoint')}” behaves most like a covert upload: ${counted(numberAt(first, 'requests') ?? 0, 'request')}; ${how}.`,
  ]
}

/** Words that a verdict of uploading fell on, of those tested. */
function triggered(input: ReportInput): string[] {
  const words = (answerOf(input, 'trials')?.rows ?? []).filter((row) => textAt(row, 'word') !== '')
  if (words.length === 0) return []
  const uploads = words.filter((row) =>
    ['uploads', 'uploads-only', 'uploads-and-blocks'].includes(textAt(row, 'verdict')),
  )
  const silent = uploads.filter((row) => textAt(row, 'verdict') === 'uploads-only').length
  return [
    `Of ${counted(words.length, 'word')} tested (each client by itself), ${grouped(uploads.length)} made the client upload the message, ${grouped(silent)} of them although the message was displayed as usual.`,
  ]
}

function countTable(counts: Answer): Block {
  const known = MEASURES.flatMap(({ name, label, meaning: usual }) =>
    counts.rows
      .filter((row) => textAt(row, 'measure') === name)
      .map((row) => ({ count: label, value: numberAt(row, 'value'), meaning: textAt(row, 'meaning') || usual })),
  )
  const names: readonly string[] = MEASURES.map(({ name }) => name)
  const others = counts.rows
    .filter((row) => !names.includes(textAt(row, 'measure')))
    .map((row) => ({
      count: textAt(row, 'measure').replaceAll('_', ' '),
      value: numberAt(row, 'value'),
      meaning: textAt(row, 'meaning'),
    }))
  const table = {
    kind: 'table' as const,
    caption: 'Counts, and what each one counts',
    columns: { count: 'name of the count', value: 'how many', meaning: 'what one of them is' },
    rows: [...known, ...others],
  }
  return counts.policy === null ? table : { ...table, note: sentence(`Counting policy: ${counts.policy}`) }
}

export default defineSection({
  id: 'summary',
  title: 'Summary',
  order: 10,
  needs: ['counts', 'servers', 'countries'],
  limitations: (input) => caveatsOf(isAboutLogs(input) ? 'counts' : 'uploads')(input),
  build(input) {
    const counts = answerOf(input, 'counts')
    if (counts === null) return notAsked('counts')
    const ofLogs = [...span(input), ...people(input), ...exposed(input), ...topQuery(input), ...unread(input)]
    const findings = [...(isAboutLogs(input) ? ofLogs : []), ...sent(input), ...triggered(input)]
    const list: Block[] = findings.length === 0 ? [] : [{ kind: 'list', items: findings }]
    return [{ kind: 'prose', text: opening(input) }, ...list, ...(isAboutLogs(input) ? [countTable(counts)] : [])]
  },
})
