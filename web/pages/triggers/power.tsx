import type { JSX } from 'preact'
import type { Answer } from '../../lib/answer.ts'
import { useWords } from '../../lib/words.ts'
import { Caveats } from '../../parts/caveats.tsx'
import { numberIn, sharesIn } from './cells.ts'
import { words } from './words.ts'

/** How much the words explain, and how much stays unexplained. */
export function Explained({ triggers, power }: { triggers: Answer; power: Answer }): JSX.Element {
  const t = useWords(words)
  const measured = (measure: string) => power.rows.find((row) => row['measure'] === measure)
  const [explained, listed] = [measured('explained'), measured('listed')]
  const inferred = triggers.rows.filter((row) => row['status'] === 'inferred').length
  const counts = { found: numberIn(explained, 'found'), of: numberIn(explained, 'of') }
  return (
    <>
      <p>
        <strong>
          {t('explained', {
            n: triggers.rows.length,
            known: triggers.rows.length - inferred,
            inferred,
            ...counts,
            ...sharesIn(explained),
          })}
        </strong>
      </p>
      <p>
        {t('listed', { found: numberIn(listed, 'found'), share: sharesIn(listed).share })}{' '}
        {t('rest', { n: counts.of - counts.found })}
      </p>
    </>
  )
}

/** How rare a word may be to be found: a bar with its interval for each number of messages. */
export function Power({ of }: { of: Answer }): JSX.Element {
  const t = useWords(words)
  const rows = of.rows.filter((row) => row['measure'] === 'planted')
  return (
    <section>
      <h2>{t('power')}</h2>
      <p class="lead">{t('powerLead')}</p>
      <ul class="power">
        {rows.map((row) => (
          <li key={numberIn(row, 'messages')}>
            <svg class="plot" viewBox="0 0 200 16" aria-hidden="true">
              <rect class="land" width="200" height="16" />
              <rect class="bar" width={200 * numberIn(row, 'share')} y="3" height="10" />
              <line
                class="whisker"
                x1={200 * numberIn(row, 'ci_low')}
                x2={200 * numberIn(row, 'ci_high')}
                y1="8"
                y2="8"
              />
            </svg>
            <span>
              {t('powerBar', {
                messages: numberIn(row, 'messages'),
                found: numberIn(row, 'found'),
                of: numberIn(row, 'of'),
                ...sharesIn(row),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What may not be concluded, as the answers say it themselves. */
export function EveryCaveat({ of }: { of: readonly Answer[] }): JSX.Element {
  const t = useWords(words)
  const all = [...new Set(of.flatMap(({ caveats }) => caveats))]
  return (
    <div class="caveats">
      <h3>{t('caveats')}</h3>
      <Caveats of={all} />
    </div>
  )
}
