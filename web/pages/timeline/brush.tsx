import type { JSX } from 'preact'
import { addressOf, setQuery } from '../../lib/route.ts'
import { useWords, utcTime } from '../../lib/words.ts'
import { Link } from '../../parts/link.tsx'
import type { Chosen } from './picture.tsx'
import { startOf, type Steps } from './scale.ts'
import { type Timeline, timelineAsked } from './timeline.ts'
import { words } from './words.ts'

interface BrushProps {
  of: Timeline
  steps: Steps
  chosen: Chosen
  choose: (chosen: Chosen) => void
}

const instant = (utcMs: number): string => utcTime(utcMs).slice(0, 16)

/** Records of every series in the steps that are chosen. */
export function recordsIn(
  { series }: Pick<Timeline, 'series'>,
  steps: Steps,
  [from, to]: readonly [number, number],
): number {
  const [first, end] = [startOf(steps, from), startOf(steps, to)]
  return series.reduce(
    (sum, { atUtcMs, counts }) =>
      sum + atUtcMs.reduce((part, at, place) => part + (at >= first && at < end ? (counts[place] ?? 0) : 0), 0),
    0,
  )
}

/** Two handles that choose a time with the keyboard, and what can be done with it. */
export function Brush({ of, steps, chosen, choose }: BrushProps): JSX.Element {
  const t = useWords(words)
  const [from, to] = chosen ?? [0, steps.count]
  const isWhole = chosen === null
  const times = { from: startOf(steps, from), to: startOf(steps, to) }
  const asked = timelineAsked()
  const messages = addressOf('/messages', {
    from: String(times.from),
    to: String(times.to),
    server: asked['server'],
    family: asked['family'],
    records: asked['of'] === 'everything' ? 'all' : undefined,
  })
  return (
    <fieldset class="time-brush">
      <legend>{t('choose')}</legend>
      <p class="note">{t('chooseHint')}</p>
      <div class="handles">
        <label>
          {t('from')}
          <input
            type="range"
            min={0}
            max={steps.count - 1}
            value={from}
            aria-valuetext={instant(times.from)}
            onInput={(event) => {
              const next = Number(event.currentTarget.value)
              choose([next, Math.max(next + 1, to)])
            }}
          />
        </label>
        <label>
          {t('to')}
          <input
            type="range"
            min={1}
            max={steps.count}
            value={to}
            aria-valuetext={instant(times.to)}
            onInput={(event) => {
              const next = Number(event.currentTarget.value)
              choose([Math.min(from, next - 1), next])
            }}
          />
        </label>
      </div>
      <p role="status">
        {t('chosen', { from: instant(times.from), to: instant(times.to), n: recordsIn(of, steps, [from, to]) })}
      </p>
      <p class="row">
        <button
          type="button"
          disabled={isWhole}
          onClick={() => {
            choose(null)
            setQuery({ from: String(times.from), to: String(times.to) })
          }}
        >
          {t('closer')}
        </button>
        <button type="button" class="quiet" disabled={isWhole} onClick={() => choose(null)}>
          {t('clear')}
        </button>
        {asked['from'] === undefined && asked['to'] === undefined ? null : (
          <button type="button" class="quiet" onClick={() => setQuery({ from: '', to: '' })}>
            {t('whole')}
          </button>
        )}
        <Link to={messages}>{t('toMessages')}</Link>
      </p>
    </fieldset>
  )
}
