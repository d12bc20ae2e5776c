import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { useLoaded } from '../../lib/loaded.ts'
import { setQuery } from '../../lib/route.ts'
import { useWords, utcTime } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import { Shown } from '../../parts/states.tsx'
import { asked, type Message, type MessageRecord, NO_FILTER } from './asked.ts'
import { RecordBytes } from './bytes.tsx'
import { recordWords } from './record-words.ts'
import { Excerpt } from './excerpt.tsx'

const openRecord = (id: string): void => setQuery({ record: id })

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type Named = NonNullable<Message['account']>

/** A name with the ways to go on from it. */
function Person({ of, as }: { of: Named; as: 'account' | 'peer' | 'address' }): JSX.Element {
  const t = useWords(recordWords)
  return (
    <>
      <bdi>{of.shown}</bdi>{' '}
      <button type="button" class="quiet" onClick={() => setQuery({ ...NO_FILTER, record: undefined, [as]: of.key })}>
        {t('only')}
      </button>
      {as === 'account' ? (
        <>
          {' '}
          <Link to={`/people/${encodeURIComponent(of.key)}`}>{t('network')}</Link>
        </>
      ) : null}
    </>
  )
}

function Facts({ of }: { of: MessageRecord }): JSX.Element {
  const t = useWords(recordWords)
  const { message, lies } = of
  const utc = message.observedAtUtcMs
  return (
    <dl class="facts">
      <Fact name={t('when')}>
        {utc === null ? t('noDate') : `${utcTime(utc)} UTC`}
        {of.recordedTime === '' ? null : (
          <small>
            {' '}
            {t('written')}: <bdi>{of.recordedTime}</bdi>, {t('zone', { zone: of.zoneAssumption })}
          </small>
        )}
      </Fact>
      {(['account', 'peer', 'address'] as const).map((name) => {
        const named = message[name]
        return named === null ? null : (
          <Fact name={t(name)}>
            <Person of={named} as={name} />
          </Fact>
        )
      })}
      {message.clientVersion === '' ? null : (
        <Fact name={t('client')}>
          <bdi>{message.clientVersion}</bdi>
        </Fact>
      )}
      {message.direction === '' ? null : <Fact name={t('direction')}>{message.direction}</Fact>}
      <Fact name={t('server')}>
        <bdi>{message.server}</bdi> · <bdi>{message.family}</bdi>
      </Fact>
      <Fact name={t('file')}>
        <bdi>{lies.path}</bdi>
        <small> {t('span', { from: lies.startByte, to: lies.endByte })}</small>
      </Fact>
      <Fact name={t('sha')}>
        <code>{lies.evidenceId}</code>
      </Fact>
    </dl>
  )
}

const PLAIN_STEPS = ['line', 'base64', 'base64url', 'hex', 'pkcs7', 'zero', 'gzip'] as const

/** A step of a decode chain in words. */
function useStep(): (step: string) => string {
  const t = useWords(recordWords)
  return (step) => {
    const known = PLAIN_STEPS.find((one) => one === step)
    if (known !== undefined) return t(known)
    if (step === 'file') return t('whole')
    if (step.startsWith('iv:')) return t('iv', { name: step.slice(3) })
    return step.startsWith('key-') ? t('withKey', { name: step }) : t('cipher', { name: step.toUpperCase() })
  }
}

function Decoding({ of: { decode } }: { of: MessageRecord }): JSX.Element {
  const t = useWords(recordWords)
  const inWords = useStep()
  const isPlain = decode.chain === 'plain' || decode.chain === ''
  return (
    <>
      <ol class="chain">
        {isPlain ? <li>{t('plain')}</li> : decode.chain.split(' · ').map((step) => <li>{inWords(step)}</li>)}
        <li>{t('readAs', { name: decode.charset })}</li>
        <li>{t('parsedAs', { name: decode.format })}</li>
      </ol>
      {decode.keyId === null ? null : <p>{t('key', { key: decode.keyId, places: decode.keyPlaces.join(', ') })}</p>}
    </>
  )
}

function Lines({ title, of }: { title: string; of: readonly Message[] }): JSX.Element | null {
  const t = useWords(recordWords)
  if (of.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <ol class="others">
        {of.map((message) => (
          <li>
            <button type="button" class="line-link" onClick={() => openRecord(message.id)}>
              <span class="time">{message.observedAtUtcMs === null ? '–' : utcTime(message.observedAtUtcMs)}</span>
              <span>
                <bdi>{message.server}</bdi> · <bdi>{message.account?.shown ?? '–'}</bdi>
              </span>
              <span class="said">{message.text.pieces.length === 0 ? t('noText') : <Excerpt of={message.text} />}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

function Repeats({ of, name }: { of: MessageRecord['copies']; name: 'copies' | 'resends' }): JSX.Element {
  const t = useWords(recordWords)
  return (
    <details>
      <summary>{t(name, { n: of.records })}</summary>
      <p class="note">
        {t(`${name}What`)} {of.records > of.listed.length ? t('first', { n: of.listed.length }) : ''}
      </p>
      <Lines title={t(name, { n: of.records })} of={of.listed} />
    </details>
  )
}

function Found({ of }: { of: MessageRecord }): JSX.Element | null {
  const t = useWords(recordWords)
  if (of.keywords.length === 0 && of.privateValues.length === 0) return null
  return (
    <>
      {of.keywords.length === 0 ? null : (
        <>
          <h3>{t('keywords')}</h3>
          <ul>
            {of.keywords.map(({ list, keyword, foldings }) => (
              <li>
                <bdi>{keyword}</bdi> <small>{list}</small>{' '}
                {foldings === '' ? null : <small>{t('folded', { how: foldings })}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.privateValues.length === 0 ? null : (
        <>
          <h3>{t('private')}</h3>
          <ul>
            {of.privateValues.map(({ kind, places }) => (
              <li>
                {kind} <small>{t('times', { n: places })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Whole({ of }: { of: MessageRecord }): JSX.Element {
  const t = useWords(recordWords)
  return (
    <>
      <blockquote class="said">
        {of.message.text.pieces.length === 0 ? (
          <span class="muted">{t('noText')}</span>
        ) : (
          <Excerpt of={of.message.text} />
        )}
      </blockquote>
      <Facts of={of} />
      <Found of={of} />
      <h3>{t('decode')}</h3>
      <Decoding of={of} />
      <h3>{t('bytes')}</h3>
      <RecordBytes of={of.bytes} />
      {of.unknown.length === 0 ? null : (
        <>
          <h3>{t('unknown')}</h3>
          <dl class="facts">
            {of.unknown.map(({ column, value }) => (
              <Fact name={column}>
                <bdi>{value}</bdi>
              </Fact>
            ))}
          </dl>
        </>
      )}
      {of.isMessage ? (
        <>
          <Repeats of={of.copies} name="copies" />
          <Repeats of={of.resends} name="resends" />
        </>
      ) : null}
      <Lines title={t('before')} of={of.inStream.before} />
      <Lines title={t('behind')} of={of.inStream.behind} />
      <Lines title={t('ofAccountBefore')} of={of.ofAccount.before} />
      <Lines title={t('ofAccountBehind')} of={of.ofAccount.behind} />
    </>
  )
}

/** One record beside the list, at an address of its own. Escape closes it. */
export function RecordPanel({ id, close }: { id: string; close: () => void }): JSX.Element {
  const t = useWords(recordWords)
  const { search } = asked()
  const head = useRef<HTMLHeadingElement>(null)
  const loaded = useLoaded(
    (signal) => get(api.messages.record[':id'].$get({ param: { id }, query: { search } }, { init: { signal } })),
    [id, search],
  )
  useEffect(() => head.current?.focus(), [id])
  return (
    <aside
      class="record"
      aria-label={t('title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <div class="row record-head">
        <h2 tabIndex={-1} ref={head}>
          {t('title')}
        </h2>
        <button type="button" class="quiet" onClick={close}>
          {t('close')}
        </button>
      </div>
      <Shown of={loaded}>{(record) => <Whole of={record} />}</Shown>
    </aside>
  )
}
