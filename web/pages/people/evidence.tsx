import type { InferResponseType } from 'hono/client'
import type { JSX } from 'preact'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { addressOf } from '../../lib/route.ts'
import { grouped, percent, useWords, utcTime } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { Shown } from '../../parts/states.tsx'
import { addressOfAccount, lookAt, lookAtEdge } from './asked.ts'
import { isWord, words } from './words.ts'

type Line = InferResponseType<(typeof api.people.line)['$get']>
type Tie = InferResponseType<(typeof api.people.tie)['$get']>
type Behind = Line['behind']

/** What a reading is called; one without a word stands as it is. */
export function useReading(): (reading: string) => string {
  const t = useWords(words)
  return (reading) => (isWord(reading) ? t(reading) : reading)
}

const time = (utcMs: number | null): string => (utcMs === null ? '–' : utcTime(utcMs).slice(0, 10))

/** Records behind something, by kind of log and server. */
export function BehindTable({ rows }: { rows: Behind }): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <h3>{t('behind')}</h3>
      <div class="scroll" role="region" aria-label={t('behind')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('server')}</th>
              <th scope="col">{t('family')}</th>
              <th scope="col" class="number">
                {t('records')}
              </th>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.server} ${row.family}`}>
                <td>
                  <bdi>{row.server}</bdi>
                </td>
                <td>
                  <bdi>{row.family}</bdi>
                </td>
                <td class="number">{grouped(row.records)}</td>
                <td>{time(row.firstUtcMs)}</td>
                <td>{time(row.lastUtcMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** What a pair could be, the likeliest first, as bars. */
function Rivals({ of }: { of: readonly { reading: string; probability: number }[] }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  return (
    <>
      <h3>{t('rivals')}</h3>
      <ul class="pairs">
        {of
          .toSorted((a, b) => b.probability - a.probability)
          .map(({ reading, probability }) => (
            <li key={reading}>
              <span class="link">{called(reading)}</span>
              <meter min={0} max={1} value={probability} aria-label={called(reading)} />
              <span class="number">{percent(probability)}</span>
            </li>
          ))}
      </ul>
    </>
  )
}

function Verdict({ of }: { of: { reading: string; probabilities: Tie['probabilities'] } }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  const best = of.probabilities.toSorted((a, b) => b.probability - a.probability)[0]
  const said = { reading: called(best?.reading ?? ''), probability: percent(best?.probability ?? 0) }
  return (
    <p>
      <strong>{of.reading === 'unresolved' ? t('undecided', said) : t('readingIs', said)}</strong>
    </p>
  )
}

function Reasons({ of }: { of: Line }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  if (of.reasons.length === 0) return <p>{t('presenceOnly')}</p>
  const [best = { reading: '' }] = of.probabilities
  const rows = [{ feature: 'start', meaning: t('start'), level: '', weight: of.start }, ...of.reasons]
  const title = t('reasons', { reading: called(best.reading), rival: called(of.rival) })
  return (
    <>
      <h3>{title}</h3>
      <div class="scroll" role="region" aria-label={title} tabIndex={0}>
        <table lang="en">
          <tbody>
            {rows.map(({ feature, meaning, level, weight }) => (
              <tr key={feature}>
                <td>
                  {meaning}
                  {level === '' ? null : <strong>: {level.replace(/, (\w+)$/, ' ($1 logs of presence)')}</strong>}
                </td>
                <td class="number">{`${weight >= 0 ? '+' : '−'}${grouped(Math.abs(weight), 2)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">{t('reasonsNote')}</p>
    </>
  )
}

function Others({ of }: { of: Line }): JSX.Element | null {
  const t = useWords(words)
  const called = useReading()
  if (of.others.length === 0) return null
  return (
    <>
      <h3>{t('othersHere')}</h3>
      <ul class="pairs">
        {of.others.map((other) => (
          <li key={other.code}>
            <button type="button" class="link" onClick={() => lookAtEdge(other.code, of.address.code)}>
              <bdi>{other.name}</bdi>
            </button>
            <span>
              {called(other.reading)} · {grouped(other.sendings)}
            </span>
          </li>
        ))}
      </ul>
      {of.othersLeft === 0 ? null : <p class="note">{t('more', { n: of.othersLeft })}</p>}
    </>
  )
}

function LineEvidence({ of }: { of: Line }): JSX.Element {
  const t = useWords(words)
  const facts = {
    sendings: of.sendings,
    days: of.days,
    copies: of.groupCopies,
    answers: of.answers,
    others: of.othersPresent,
  }
  return (
    <>
      <h2>
        {t('lineTitle')}: <bdi>{of.account.name}</bdi> – <bdi>{of.address.name}</bdi>
      </h2>
      <Verdict of={of} />
      <p>
        {t('facts', facts)} {t(of.present ? 'isPresent' : 'notPresent')}
        {of.address.country === null ? null : ` ${t('country')} ${of.address.country}.`}
      </p>
      <p class="row">
        <Link to={addressOf('/messages', { account: of.account.code, address: of.address.code })}>
          {t('messagesHere')}
        </Link>
        <Link to={addressOf('/messages', { address: of.address.code })}>{t('messagesAt')}</Link>
      </p>
      <Rivals of={of.probabilities} />
      <Reasons of={of} />
      <BehindTable rows={of.behind} />
      <Others of={of} />
    </>
  )
}

function TieEvidence({ of }: { of: Tie }): JSX.Element {
  const t = useWords(words)
  const called = useReading()
  const facts = { sendings: of.sendings, copies: of.groupCopies, answers: of.answers, both: of.bothPresent }
  return (
    <>
      <h2>
        {t('tieTitle')}: <bdi>{of.one.name}</bdi> – <bdi>{of.other.name}</bdi>
      </h2>
      <Verdict of={of} />
      <p>{t('tieFacts', facts)}</p>
      <p class="row">
        {[of.one, of.other].map(({ code, name }) => (
          <Link key={code} to={addressOfAccount(code)}>
            {`${t('centre')}: ${name}`}
          </Link>
        ))}
      </p>
      <Rivals of={of.probabilities} />
      <h3>{t('inCommon')}</h3>
      <ul class="pairs">
        {of.lines.map((line) => (
          <li key={line.code}>
            <span class="link">
              <bdi>{line.name}</bdi>
              {line.leadsOn ? '' : ` (${t('sharedAddress')})`}
            </span>
            {(['one', 'other'] as const).map((side) => (
              <button key={side} type="button" class="link" onClick={() => lookAtEdge(of[side].code, line.code)}>
                {t('toOne', { name: of[side].name })}: {called(line[side].reading)} · {grouped(line[side].sendings)}
              </button>
            ))}
          </li>
        ))}
      </ul>
      {of.linesLeft === 0 ? null : <p class="note">{t('more', { n: of.linesLeft })}</p>}
    </>
  )
}

/** Evidence of the line or tie between two, by their pseudonyms. */
export function Edge({ ends }: { ends: readonly string[] }): JSX.Element {
  const t = useWords(words)
  const [one = '', other = ''] = ends
  const isLine = other.startsWith('address-')
  const loaded = useLoaded<{ line: Line } | { tie: Tie }>(
    async () =>
      isLine
        ? { line: await get(api.people.line.$get({ query: { account: one, address: other } })) }
        : { tie: await get(api.people.tie.$get({ query: { one, other } })) },
    [one, other],
  )
  return (
    <>
      <p>
        <button type="button" class="quiet" onClick={() => lookAt(one)}>
          {t('details')}
        </button>
      </p>
      <Shown of={loaded}>
        {(value) => ('line' in value ? <LineEvidence of={value.line} /> : <TieEvidence of={value.tie} />)}
      </Shown>
    </>
  )
}
