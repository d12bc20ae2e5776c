import type { LabTruth } from '../../lab/generate.ts'
import type { Answer, Row } from '../model/answer.ts'

/** One finding beside what the lab knows to be true. */
export interface Score {
  finding: string
  found: string
  truth: string
  matches: boolean
}

type Answers = Readonly<Record<string, Answer>>

/** Compares every finding the lab knows the truth of. */
export function score(truth: LabTruth, answers: Answers): Score[] {
  const rows = (analysis: string): readonly Row[] => answers[analysis]?.rows ?? []
  return [
    ...Object.entries(truth.counts).map(([measure, value]) =>
      compared(measure, rows('counts').find((row) => row['measure'] === measure)?.['value'] ?? null, value),
    ),
    compared(
      'unique messages after the obscenity step',
      afterObscenity(rows('waterfall')),
      truth.unique_after_obscenity,
    ),
    compared(
      'records per server',
      perServer(rows('servers')),
      sortedText(Object.entries(truth.servers).map(([name, server]) => `${name}=${server.records}`)),
    ),
    compared(
      'keys and the files they lay in',
      keyPlaces(rows('exposures')),
      sortedText(truth.keys.flatMap((key) => key.files.map((file) => `${key.key_id} ${file}`))),
    ),
    compared('what stays shut', paths(rows('exposures'), 'undecryptable'), sortedText(truth.undecryptable)),
    compared('foreign content', paths(rows('exposures'), 'foreign-content'), sortedText(truth.foreign)),
    compared('countries (addresses, records)', countries(rows('countries')), countryTruth(truth)),
    compared('list matches (messages, records)', listMatches(rows('list-matches')), listTruth(truth)),
    compared(
      'days without records',
      gaps(rows('timeline')),
      sortedText(truth.gaps.map((gap) => `${gap.server} ${gap.family} ${gap.day}`)),
    ),
  ]
}

const compared = (finding: string, found: unknown, truth: unknown): Score => {
  const [foundText, truthText] = [String(found), String(truth)]
  return { finding, found: foundText, truth: truthText, matches: foundText === truthText }
}

const sortedText = (items: readonly string[]): string => items.toSorted().join('\n')

const afterObscenity = (rows: readonly Row[]): unknown =>
  rows.find((row) => String(row['step']).includes('obscen'))?.['messages'] ?? null

const perServer = (rows: readonly Row[]): string =>
  sortedText(
    rows
      .filter((row) => row['family'] === 'contentfilter')
      .map((row) => `${String(row['server'])}=${String(row['records'])}`),
  )

const keyPlaces = (rows: readonly Row[]): string =>
  sortedText(
    rows
      .filter((row) => row['kind'] === 'key-beside-data')
      .map((row) => `${/key-[0-9a-f]{12}/.exec(String(row['detail']))?.[0]} ${String(row['path'])}`),
  )

const paths = (rows: readonly Row[], kind: string): string =>
  sortedText(rows.filter((row) => row['kind'] === kind).map((row) => String(row['path'])))

const countries = (rows: readonly Row[]): string =>
  sortedText(rows.map((row) => `${String(row['country'])} ${String(row['addresses'])} ${String(row['records'])}`))

const countryTruth = ({ countries: truth }: LabTruth): string =>
  sortedText(Object.entries(truth).map(([country, { addresses, records }]) => `${country} ${addresses} ${records}`))

/** Keywords that match nothing are no row of the answer. */
const listMatches = (rows: readonly Row[]): string =>
  sortedText(
    rows
      .filter((row) => row['messages'] !== 0)
      .map((row) => `${String(row['keyword'])} ${String(row['messages'])} ${String(row['records'])}`),
  )

const listTruth = ({ list_matches: truth }: LabTruth): string =>
  sortedText(
    Object.entries(truth).flatMap(([keyword, { messages, records }]) =>
      messages === 0 ? [] : [`${keyword} ${messages} ${records}`],
    ),
  )

const gaps = (rows: readonly Row[]): string =>
  sortedText(
    rows
      .filter((row) => row['gap'] === 1)
      .map(
        (row) =>
          `${String(row['server'])} ${String(row['family'])} ${new Date(Number(row['bucket_utc_ms'])).toISOString().slice(0, 10)}`,
      ),
  )

/** The comparison as lines: a mark, the finding, and both values where they are short or differ. */
export function scoreText(scores: readonly Score[]): string {
  const matching = scores.filter((line) => line.matches).length
  const lines = scores.map(({ finding, found, truth, matches }) => {
    const value = found.includes('\n') ? `${found.split('\n').length} rows` : found
    return matches ? `  =  ${finding}: ${value}` : `  ≠  ${finding}: found ${oneLine(found)}; true is ${oneLine(truth)}`
  })
  return [`Against the truth the lab knows: ${matching} of ${scores.length} findings match.`, ...lines].join('\n')
}

const oneLine = (text: string): string => text.split('\n').slice(0, 8).join(', ')
