import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { answerExports, commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { query, setQuery } from '../../lib/route.ts'
import { valueOf } from '../../lib/terms.ts'
import { grouped, useWords, utcTime } from '../../lib/words.ts'
import { Caveats } from '../../parts/caveats.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { addressOfAccount } from './asked.ts'
import { Link } from '../../parts/link.tsx'
import { words } from './words.ts'

type List = InferResponseType<(typeof api.people)['$get']>

const ORDERS = ['records', 'unique_messages', 'addresses', 'shared_addresses'] as const
const PAGE = 50

const value = (name: string): string => query.value.get(name) ?? ''

/** What the list is asked for, as it stands in the address. */
function asked() {
  const given = Object.fromEntries(
    ['prefix', 'role', 'only', 'order', 'offset'].flatMap((name) => (value(name) === '' ? [] : [[name, value(name)]])),
  )
  return { ...given, limit: String(PAGE) }
}

const choose = (values: Record<string, string>): void => setQuery({ offset: '', ...values })

function Choices({ of }: { of: List | null }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="choices">
      <label>
        {t('find')}
        <input
          type="search"
          placeholder={t('findHint')}
          value={value('prefix')}
          onInput={(event) => setQuery({ prefix: event.currentTarget.value, offset: '' }, { replace: true })}
        />
      </label>
      <label>
        {t('order')}
        <select value={value('order') || 'records'} onChange={(event) => choose({ order: event.currentTarget.value })}>
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(order)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('role')}
        <select value={value('role')} onChange={(event) => choose({ role: event.currentTarget.value })}>
          <option value="">{t('anyRole')}</option>
          {(of?.roles ?? []).map(({ role, accounts }) => (
            <option key={role} value={role}>
              {`${valueOf('role', role)} (${grouped(accounts)})`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('only')}
        <select value={value('only')} onChange={(event) => choose({ only: event.currentTarget.value })}>
          <option value="">{t('everybody')}</option>
          <option value="targets">{t('targets')}</option>
          <option value="contacts">{t('contacts')}</option>
        </select>
      </label>
    </div>
  )
}

/** A reading in words; a dash for an account that an answer does not list. */
export const readingText = (reading: string | null): string => (reading === null ? '–' : valueOf('reading', reading))

const HEADS = ['records', 'unique_messages', 'addresses', 'shared_addresses'] as const

function Rows({ of }: { of: List }): JSX.Element {
  const t = useWords(words)
  return (
    <div class="scroll" role="region" aria-label={t('listCaption')} tabIndex={0}>
      <table>
        <caption>{t('listCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            {HEADS.map((name) => (
              <th key={name} scope="col" class="number">
                {t(name)}
              </th>
            ))}
            {(['role', 'target', 'exposed', 'first', 'last'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.people.map((person) => (
            <tr key={person.code}>
              <td class="code-cell">
                <bdi>
                  <Link to={addressOfAccount(person.code)}>{person.name}</Link>
                </bdi>
              </td>
              {[person.records, person.uniqueMessages, person.addresses, person.sharedAddresses].map((count, at) => (
                <td key={HEADS[at]} class="number">
                  {grouped(count)}
                </td>
              ))}
              {[valueOf('role', person.role), readingText(person.target), readingText(person.exposed)].map(
                (reading, at) => (
                  <td key={at}>{reading}</td>
                ),
              )}
              {[person.firstUtcMs, person.lastUtcMs].map((utcMs, at) => (
                <td key={at} class="code-cell">
                  {utcMs === null ? '–' : utcTime(utcMs).slice(0, 'YYYY-MM-DD'.length)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Paged({ of }: { of: List }): JSX.Element {
  const t = useWords(words)
  const offset = Number(value('offset') || 0)
  if (of.found === 0)
    return (
      <Empty title={t('nobody')}>
        <p>{t('nobodyHint')}</p>
      </Empty>
    )
  return (
    <>
      <Rows of={of} />
      <p class="row">
        <button
          type="button"
          class="quiet"
          disabled={offset === 0}
          onClick={() => setQuery({ offset: String(Math.max(0, offset - PAGE)) })}
        >
          {t('before')}
        </button>
        <span>{t('page', { from: offset + 1, to: offset + of.people.length })}</span>
        <button
          type="button"
          class="quiet"
          disabled={offset + PAGE >= of.found}
          onClick={() => setQuery({ offset: String(offset + PAGE) })}
        >
          {t('next')}
        </button>
      </p>
      <div class="note">
        <Caveats of={of.caveats} />
      </div>
    </>
  )
}

/** Accounts to start from. */
export function List(): JSX.Element {
  const t = useWords(words)
  const wanted = asked()
  const loaded = useLoaded(() => get(api.people.$get({ query: wanted })), [JSON.stringify(wanted)])
  const of = loaded.kind === 'ready' ? loaded.value : null
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        command={commandLine('ask identities')}
        exports={answerExports('identities')}
        pin={{ title: t('title'), what: { kind: 'answer', analysis: 'identities' } }}
      />
      <Choices of={of} />
      {of === null ? null : <p role="status">{t('count', { found: of.found, all: of.all })}</p>}
      <Shown of={loaded}>{(list) => <Paged of={list} />}</Shown>
    </>
  )
}
