import type { JSX } from 'preact'
import type { InferResponseType } from 'hono/client'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { job } from '../../lib/status.ts'
import { grouped, useWords, utcTime } from '../../lib/words.ts'
import { Attempt } from '../../parts/attempt.tsx'
import { JobProgress } from '../../parts/progress.tsx'
import { Shown } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'
import { AddEvidence } from './add.tsx'
import { words } from './words.ts'

type Told = InferResponseType<typeof api.evidence.custody.$get>

function Headlines({ of }: { of: Told }): JSX.Element {
  const t = useWords(words)
  const values = [
    ['items', of.items],
    ['bytes', of.bytes],
    ['entries', of.ledgerEntries],
    ['segments', of.segments],
  ] as const
  return (
    <>
      <dl class="headlines">
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <span class="value">{grouped(value)}</span>
              <span class="meaning">{t(`${name}Meaning`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <dl class="digests">
        <div>
          <dt>{t('head')}</dt>
          <dd>
            <code>{of.ledgerHead}</code> <small>{t('headMeaning')}</small>
          </dd>
        </div>
        <div>
          <dt>{t('chain')}</dt>
          <dd>
            <code>{of.chainHead}</code>
          </dd>
        </div>
      </dl>
    </>
  )
}

const CHECKS = ['evidence', 'chains', 'balance', 'engine', 'report'] as const

function Checks({ of }: { of: NonNullable<Told['verified']> }): JSX.Element {
  const t = useWords(words)
  return (
    <>
      <p>{t('verifiedAt', { time: utcTime(of.atUtcMs) })}</p>
      <ul class="checks">
        {of.checks.map(({ check, holds, detail }) => {
          const known = CHECKS.find((one) => one === check)
          return (
            <li key={check} class={holds ? 'holds' : 'fails'}>
              <strong>
                {known === undefined ? check : t(`check_${known}`)}: {t(holds ? 'holds' : 'fails')}
              </strong>{' '}
              <bdi lang="en">{detail}</bdi>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Verification({ of }: { of: Told }): JSX.Element {
  const t = useWords(words)
  const now = job.value
  const isBusy = now !== null && !now.isOver
  return (
    <section>
      <h2>{t('verify')}</h2>
      <p>{t('verifyLead')}</p>
      {of.verified === null ? <p class="muted">{t('neverVerified')}</p> : <Checks of={of.verified} />}
      {isBusy && now.what === 'verify' ? <JobProgress of={now} /> : null}
      <Attempt does={() => get(api.jobs.verify.$post({ json: {} }))} disabled={isBusy}>
        {t('verifyNow')}
      </Attempt>
    </section>
  )
}

function Items(): JSX.Element {
  const t = useWords(words)
  const list = useLoaded(() => get(api.evidence.items.$get()), [])
  const columns = {
    path: t('path'),
    server: t('server'),
    sizeBytes: t('sizeBytes'),
    streams: t('inside'),
    verdict: t('verdict'),
    sha256: t('sha256'),
  }
  return (
    <Shown of={list}>
      {({ items, total }) => (
        <>
          <Table
            caption={t('itemsTable')}
            columns={columns}
            heads={{ sizeBytes: 'bytes', sha256: 'SHA-256' }}
            rows={items}
            cell={{ sha256: (cell) => <code>{String(cell)}</code> }}
          />
          {items.length < total ? <p class="note">{t('cut', { shown: items.length, all: total })}</p> : null}
        </>
      )}
    </Shown>
  )
}

/** What is sealed, whether it still is what it was, and more of it. */
export function Custody(): JSX.Element {
  const t = useWords(words)
  const told = useLoaded(() => get(api.evidence.custody.$get()), [])
  return (
    <>
      <Shown of={told}>
        {(of) => (
          <>
            <Headlines of={of} />
            <Verification of={of} />
            {of.skipped.length === 0 ? null : (
              <Table
                caption={t('skipped')}
                columns={{ path: t('path'), reason: t('reason'), detail: t('detail') }}
                rows={of.skipped}
              />
            )}
          </>
        )}
      </Shown>
      <AddEvidence />
      <section>
        <h2>{t('items')}</h2>
        <Items />
      </section>
    </>
  )
}
