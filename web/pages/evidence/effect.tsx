import type { JSX } from 'preact'
import { grouped, useWords } from '../../lib/words.ts'
import type { Effect } from './format-detail.tsx'
import { words } from './format-words.ts'

type Reading = Effect['before']

interface Measure {
  name: string
  now: number
  after: number
}

const unitsOf = ({ rejects }: Reading, reason: string): number =>
  rejects.find((one) => one.reason === reason)?.units ?? 0

function measuresOf({ before, after }: Effect, t: ReturnType<typeof useWords<keyof (typeof words)['en']>>): Measure[] {
  const reasons = [...new Set([...before.rejects, ...after.rejects].map(({ reason }) => reason))].toSorted()
  return [
    { name: t('logs'), now: before.kinds['log'] ?? 0, after: after.kinds['log'] ?? 0 },
    { name: t('m_records'), now: before.records, after: after.records },
    { name: t('m_messages'), now: before.messages, after: after.messages },
    { name: t('m_accounts'), now: before.accounts, after: after.accounts },
    { name: t('m_addresses'), now: before.addresses, after: after.addresses },
    { name: t('m_texts'), now: before.texts, after: after.texts },
    { name: t('m_times'), now: before.timesRead, after: after.timesRead },
    ...reasons.map((reason) => ({
      name: t('m_rejects', { reason }),
      now: unitsOf(before, reason),
      after: unitsOf(after, reason),
    })),
  ]
}

const MIB = 2 ** 20

function Scope({ sample }: { sample: Effect['sample'] }): JSX.Element {
  const t = useWords(words)
  const { isWhole, streams: n, ofStreams: logs, bytes, ofBytes } = sample
  if (isWhole) return <p>{t('whole', { n })}</p>
  return <p>{t('sample', { n, logs, mib: grouped(bytes / MIB, 1), all: grouped(ofBytes / MIB, 1) })}</p>
}

function Examples({ title, of }: { title: string; of: Reading['examples'] }): JSX.Element {
  const t = useWords(words)
  return (
    <div>
      <h4>{title}</h4>
      {of.length === 0 ? <p class="muted">{t('noExamples')}</p> : null}
      {of.map((record, n) => (
        <dl key={n} class="example">
          {Object.entries(record).map(([name, value]) => (
            <div key={name}>
              <dt>
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  )
}

function MeasureRow({ name, now, after }: Measure): JSX.Element {
  const t = useWords(words)
  const isOther = now !== after
  return (
    <tr class={isOther ? 'changed' : undefined}>
      <th scope="row">{name}</th>
      <td class="number">{grouped(now)}</td>
      <td class="number">{grouped(after)}</td>
      <td>{isOther ? <strong>{t('differs')}</strong> : null}</td>
    </tr>
  )
}

/** Both ways of reading beside each other: what is counted, and the first records of each. */
export function EffectTable({ of }: { of: Effect }): JSX.Element {
  const t = useWords(words)
  const measures = measuresOf(of, t)
  const isSame = measures.every(({ now, after }) => now === after)
  return (
    <>
      {of.after.records === 0 ? <p class="warning">{t('noLog')}</p> : null}
      {isSame ? <p>{t('same')}</p> : null}
      <Scope sample={of.sample} />
      <div class="scroll" role="region" aria-label={t('effect')} tabIndex={0}>
        <table class="effect">
          <thead>
            <tr>
              <th scope="col">{t('measure')}</th>
              <th scope="col" class="number">
                {t('now')}
              </th>
              <th scope="col" class="number">
                {t('after')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => (
              <MeasureRow key={measure.name} {...measure} />
            ))}
          </tbody>
        </table>
      </div>
      <div class="examples">
        <Examples title={t('examplesNow')} of={of.before.examples} />
        <Examples title={t('examplesAfter')} of={of.after.examples} />
      </div>
      <details>
        <summary>{t('file', { name: of.name })}</summary>
        <pre>
          <bdi>{of.yaml}</bdi>
        </pre>
      </details>
    </>
  )
}
