import type { Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'
import { exact } from './compare.ts'
import { cells, named, valuesOf } from './rows.ts'
import type { ReplicaTruth, ServerTruth } from './truth.ts'

const MESSAGES = 'contentfilter'

/** How each server wrote its message log, and what else lay on it. */
export function serverScores(truth: ReplicaTruth, servers: readonly Row[], fields: readonly Row[]): Score[] {
  const messages = servers.filter((row) => row['family'] === MESSAGES)
  const others = servers.filter((row) => row['family'] !== MESSAGES)
  return [
    exact(
      'message logs by server: records, rejects',
      valuesOf(messages, cells('server'), cells('records', 'rejects')),
      named(truth.servers, ({ records, rejects }) => `${records} ${rejects}`),
    ),
    exact(
      'message logs by server: cipher, key, characters, delimiter',
      valuesOf(messages, cells('server'), sealingFound),
      named(truth.servers, sealingTrue),
    ),
    exact(
      'message logs by server: role of each column',
      valuesOf(messages, cells('server'), ({ server }) =>
        rolesFound(fields.filter((field) => field['server'] === server)),
      ),
      named(truth.servers, ({ columns }) => columns.map((column) => ROLES[column] ?? column).join(' ')),
    ),
    exact(
      'other logs by server: files, records',
      valuesOf(others, cells('server', 'family'), (row) => `${String(row['items'])} ${openedRecords(row)}`),
      new Map(
        Object.entries(truth.families).flatMap(([server, families]) =>
          Object.entries(families).map(([family, { files, records }]) => [
            `${server} ${family}`,
            `${files} ${records ?? 'shut'}`,
          ]),
        ),
      ),
    ),
  ]
}

const rolesFound = (fields: readonly Row[]): string =>
  fields
    .filter((field) => field['family'] === MESSAGES)
    .map(cells('role'))
    .join(' ')

/** What our roles call the lab's columns, where the words differ. */
const ROLES: Readonly<Record<string, string>> = { address: 'ip', callee: 'phone' }

const openedRecords = (row: Row): string => (row['decode'] === null ? 'shut' : String(row['records']))

/** `line des-ecb key-… utf-8 "\t"`; nothing of a cipher where there is none. */
const sealingFound = (row: Row): string => {
  const parts = String(row['decode']).split(' · ')
  const chain = parts.filter((part, at) => parts.length > 1 && (at === 0 || /^(aes|des)-|^key-/.test(part)))
  return [...chain, String(row['charset']), JSON.stringify(row['delimiter'])].join(' ')
}

const sealingTrue = ({ unit, cipher, mode, key_id, charset, delimiter }: ServerTruth): string => {
  const chain = key_id === null ? [] : [unit, `${cipher.replace(/-\d+$/, '')}-${mode}`, key_id]
  return [...chain, charset, JSON.stringify(delimiter)].join(' ')
}
