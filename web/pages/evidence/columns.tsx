import type { JSX } from 'preact'
import { grouped, useWords } from '../../lib/words.ts'
import type { Changed, Detail } from './format-detail.tsx'
import { words } from './format-words.ts'

type Column = Changed['columns'][number]
type Role = Column['role']

/** Roles that say how their values are written. */
const TIMES: readonly Role[] = ['date', 'time', 'datetime']

/** What a time is taken to be written like until a person says otherwise. */
const FIRST_LAYOUT: Readonly<Partial<Record<Role, string>>> = {
  date: 'YYYY-MM-DD',
  time: 'HH:mm:ss',
  datetime: 'YYYY-MM-DD HH:mm:ss',
}

const withRole = (column: Column, role: Role): Column => ({
  ...column,
  role,
  written: TIMES.includes(role) ? (TIMES.includes(column.role) ? column.written : (FIRST_LAYOUT[role] ?? null)) : null,
})

interface RowProps {
  n: number
  column: Column
  field: Detail['fields'][number] | undefined
  roles: Detail['roles']
  change: (column: Column) => void
}

function Row({ n, column, field, roles, change }: RowProps): JSX.Element {
  const t = useWords(words)
  const isChanged = field !== undefined && (field.role !== column.role || field.name !== column.name)
  const of = t('column', { n })
  return (
    <tr class={isChanged ? 'changed' : undefined}>
      <td class="number">{n}</td>
      <td>
        <input
          aria-label={`${of}: ${t('name')}`}
          type="text"
          size={10}
          maxLength={200}
          value={column.name}
          onInput={(event) => change({ ...column, name: event.currentTarget.value })}
        />
      </td>
      <td>
        <select
          aria-label={`${of}: ${t('role')}`}
          value={column.role}
          onChange={(event) => {
            const chosen = roles.find(({ role }) => role === event.currentTarget.value)
            if (chosen !== undefined) change(withRole(column, chosen.role))
          }}
        >
          {roles.map(({ role, meaning }) => (
            <option key={role} value={role} title={meaning}>
              {role}
            </option>
          ))}
        </select>
        {TIMES.includes(column.role) ? (
          <input
            aria-label={`${of}: ${t('written')}`}
            type="text"
            size={20}
            maxLength={100}
            value={column.written ?? ''}
            onInput={(event) => change({ ...column, written: event.currentTarget.value })}
          />
        ) : null}
      </td>
      <td>
        <ul class="values">
          {(field?.values ?? []).map(({ value, lines }) => (
            <li key={value}>
              <bdi>{value}</bdi> <span class="muted">{t('times', { n: lines })}</span>
            </li>
          ))}
        </ul>
        <small>{t('profile', { distinct: field?.distinct ?? 0, bits: grouped(field?.entropyBits ?? 0, 2) })}</small>
      </td>
    </tr>
  )
}

interface ColumnsProps {
  detail: Detail
  changed: Changed
  set: (columns: Changed['columns']) => void
}

/** Columns of a format with their commonest values, and a role to choose for each. */
export function Columns({ detail, changed, set }: ColumnsProps): JSX.Element {
  const t = useWords(words)
  return (
    <div class="scroll" role="region" aria-label={t('columnsTitle')} tabIndex={0}>
      <table class="fields">
        <thead>
          <tr>
            <th scope="col" class="number">
              #
            </th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('role')}</th>
            <th scope="col">{t('values')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.columns.map((column, at) => (
            <Row
              key={at}
              n={at + 1}
              column={column}
              field={detail.fields[at]}
              roles={detail.roles}
              change={(next) => set(changed.columns.map((one, place) => (place === at ? next : one)))}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
