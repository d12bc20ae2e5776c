import type { Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'
import { exact, exactValue, present } from './compare.ts'
import { type Answers, cells, named, numberOf, rowsOf, valuesOf } from './rows.ts'
import { serverScores } from './servers.ts'
import type { ReplicaTruth } from './truth.ts'

/** Everything but the roles of pairs: each finding must be exactly what is true. */
export const replicaScores = (truth: ReplicaTruth, answers: Answers): Score[] => [
  ...countScores(truth, answers),
  ...serverScores(truth, rowsOf(answers, 'servers'), rowsOf(answers, 'fields')),
  ...exposureScores(truth, rowsOf(answers, 'exposures')),
  exact(
    'countries: addresses, records',
    valuesOf(rowsOf(answers, 'countries'), cells('country'), cells('addresses', 'records')),
    named(truth.countries, ({ addresses, records }) => `${addresses} ${records}`),
  ),
  exact(
    'keywords of the list: unique messages, records',
    valuesOf(matching(rowsOf(answers, 'list-matches')), cells('keyword'), cells('messages', 'records')),
    named(occurring(truth.list_matches), ({ messages, records }) => `${messages} ${records}`),
  ),
  exact(
    'days without a message',
    present(
      rowsOf(answers, 'timeline')
        .filter((row) => row['gap'] === 1)
        .map(gapOf),
    ),
    present(truth.gaps.map(({ server, family, day }) => `${server} ${family} ${day}`)),
  ),
  exact(
    'accounts and addresses by reading: pairs, records',
    valuesOf(rowsOf(answers, 'address-roles'), cells('reading'), cells('pairs', 'records')),
    named(truth.address_roles.by_rule, ({ pairs, records }) => `${pairs} ${records}`),
  ),
]

function countScores(truth: ReplicaTruth, answers: Answers): Score[] {
  const counts = rowsOf(answers, 'counts')
  const policies = rowsOf(answers, 'unique')
  const clean = numberOf(rowsOf(answers, 'waterfall'), ['step', 'without-english-obscenity'], 'messages')
  return [
    ...Object.entries(truth.counts).map(([measure, value]) =>
      exactValue(measure.replaceAll('_', ' '), numberOf(counts, ['measure', measure], 'value'), value),
    ),
    exactValue('unique messages without obscenities', clean, truth.unique_after_obscenity),
    ...Object.entries(truth.unique).map(([policy, messages]) =>
      exactValue(`unique by ${policy}`, numberOf(policies, ['policy', policy], 'messages'), messages),
    ),
  ]
}

function exposureScores(truth: ReplicaTruth, exposures: readonly Row[]): Score[] {
  const pathsOf = (kind: string) => exposures.filter((row) => row['kind'] === kind).map(cells('path'))
  const keys = exposures
    .filter((row) => row['kind'] === 'key-beside-data')
    .map((row) => `${/key-[0-9a-f]{12}/.exec(String(row['detail']))?.[0]} ${String(row['path'])}`)
  return [
    exact(
      'keys and the files they lay in',
      present(keys),
      present(truth.keys.flatMap(({ key_id, files }) => files.map((file) => `${key_id} ${file}`))),
    ),
    exact('files that stay shut', present(pathsOf('undecryptable')), present(truth.undecryptable)),
    exact('files that are no logs', present(pathsOf('foreign-content')), present(truth.foreign)),
  ]
}

/** A keyword that occurs nowhere may be missing among the rows. */
const matching = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => row['messages'] !== 0)

const occurring = (matches: ReplicaTruth['list_matches']): ReplicaTruth['list_matches'] =>
  Object.fromEntries(Object.entries(matches).filter(([, { messages }]) => messages !== 0))

const gapOf = (row: Row): string =>
  `${cells('server', 'family')(row)} ${new Date(Number(row['bucket_utc_ms'])).toISOString().slice(0, 10)}`
