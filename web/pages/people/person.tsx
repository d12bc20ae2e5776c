import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { commandLine } from '../../lib/answer.ts'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { addressOf } from '../../lib/route.ts'
import { valueOf } from '../../lib/terms.ts'
import { grouped, useWords, utcTime } from '../../lib/words.ts'
import { Shown } from '../../parts/states.tsx'
import { accountAsked, addressOfAccount, lookAtEdge } from './asked.ts'
import { Link } from '../../parts/link.tsx'
import { BehindTable, useReading } from './evidence.tsx'
import { readingText } from './list.tsx'
import type { Near, Surroundings } from './surroundings.ts'
import { words } from './words.ts'

type Detail = InferResponseType<(typeof api.people.person)['$get']>

/** Lines and ties of one mark that are listed beside the picture. */
const MOST_LISTED = 60

function Facts({ of }: { of: Detail }): JSX.Element {
  const t = useWords(words)
  const facts: readonly (readonly [string, string])[] = [
    [t('records'), grouped(of.records)],
    [t('unique_messages'), grouped(of.uniqueMessages)],
    [t('addresses'), `${grouped(of.addresses)} (${t('shared_addresses')}: ${grouped(of.sharedAddresses)})`],
    [t('role'), valueOf('role', of.role)],
    [t('target'), readingText(of.target)],
    [t('exposed'), readingText(of.exposed)],
    [t('first'), of.firstUtcMs === null ? '–' : utcTime(of.firstUtcMs)],
    [t('last'), of.lastUtcMs === null ? '–' : utcTime(of.lastUtcMs)],
  ]
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function TiedTo({ of }: { of: Detail }): JSX.Element | null {
  const t = useWords(words)
  const called = useReading()
  if (of.ties.length === 0) return null
  const counts = of.tied.filter(({ accounts }) => accounts > 0)
  const all = counts.reduce((sum, { accounts }) => sum + accounts, 0)
  return (
    <>
      <h3>{t('tiedTo')}</h3>
      <p>{counts.map(({ reading, accounts }) => `${called(reading)} ${grouped(accounts)}`).join(' · ')}</p>
      <ul class="pairs">
        {of.ties.map((tie) => (
          <li key={tie.code}>
            <button type="button" class="link" onClick={() => lookAtEdge(of.code, tie.code)}>
              <bdi>{tie.name}</bdi>
            </button>
            <span>
              {called(tie.reading)} · {grouped(tie.sendings)}
            </span>
          </li>
        ))}
      </ul>
      {all > of.ties.length ? <p class="note">{t('more', { n: all - of.ties.length })}</p> : null}
    </>
  )
}

function Calls({ of }: { of: Detail }): JSX.Element | null {
  const t = useWords(words)
  if (of.calls.length === 0) return null
  return (
    <>
      <h3>{t('calls')}</h3>
      <ul class="pairs">
        {of.calls.map(({ number, records }) => (
          <li key={number}>
            <bdi class="link">{number}</bdi>
            <span>{grouped(records)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Known({ of }: { of: Detail }): JSX.Element {
  const t = useWords(words)
  const { standsOut } = of
  return (
    <>
      <Facts of={of} />
      {standsOut === null ? null : (
        <p>
          {t('unexplained', {
            unexplained: standsOut.unexplained,
            expected: grouped(standsOut.expected, 2),
            q: standsOut.q.toPrecision(2),
          })}
        </p>
      )}
      <p class="row">
        <Link to={addressOf('/messages', { account: of.code })}>{t('messagesOf')}</Link>
        {of.code === accountAsked() ? null : <Link to={addressOfAccount(of.code)}>{t('centre')}</Link>}
      </p>
      <BehindTable rows={of.behind} />
      <TiedTo of={of} />
      <Calls of={of} />
      <h3>{t('exposure')}</h3>
      <p>{t('exposureLead')}</p>
      <pre>
        <code>{commandLine(`exposure --account ${of.code} --reason "…" --html page.html`)}</code>
      </pre>
    </>
  )
}

/** What is known of an account. */
export function Account({ code, name }: { code: string; name: string }): JSX.Element {
  const t = useWords(words)
  const loaded = useLoaded(() => get(api.people.person.$get({ query: { account: code } })), [code])
  return (
    <>
      <h2>
        {t('account')}: <bdi>{name}</bdi>
      </h2>
      <Shown of={loaded}>{(detail) => <Known of={detail} />}</Shown>
    </>
  )
}

/** What hangs on an address in the picture. */
export function Address({ of, near, at }: { of: Surroundings; near: Near; at: number }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  const lines = of.lines.filter(({ to }) => to === at)
  return (
    <>
      <h2>
        {t('addressTitle')}: <bdi>{near.name}</bdi>
      </h2>
      <dl class="facts">
        <div>
          <dt>{t('accountsThere')}</dt>
          <dd>{grouped(near.accounts ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('country')}</dt>
          <dd>{near.country ?? '–'}</dd>
        </div>
        <div>
          <dt>{t('sharedAddress')}</dt>
          <dd>{near.shared === null ? t('no') : grouped(near.shared, 2)}</dd>
        </div>
        <div>
          <dt>{t('leadsOn')}</dt>
          <dd>{t(near.leadsOn ? 'yes' : 'no')}</dd>
        </div>
      </dl>
      <p class="row">
        <Link to={addressOf('/messages', { address: near.code })}>{t('messagesAt')}</Link>
      </p>
      <h3>{t('linesHere')}</h3>
      <ul class="pairs">
        {lines.slice(0, MOST_LISTED).map((line) => {
          const account = of.nodes[line.from]
          return account === undefined ? null : (
            <li key={account.code}>
              <button type="button" class="link" onClick={() => lookAtEdge(account.code, near.code)}>
                <bdi>{account.name}</bdi>
              </button>
              <span>
                {called(line.reading)} · {grouped(line.sendings)}
              </span>
            </li>
          )
        })}
      </ul>
      {lines.length > MOST_LISTED ? <p class="note">{t('more', { n: lines.length - MOST_LISTED })}</p> : null}
    </>
  )
}
