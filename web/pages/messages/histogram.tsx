import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { setQuery } from '../../lib/route.ts'
import { useWords, utcTime } from '../../lib/words.ts'
import { asked, type Counted } from './asked.ts'
import { words } from './words.ts'

const [WIDTH, HEIGHT] = [1000, 90]
const HOUR_MS = 3_600_000

type Histogram = Counted['histogram']

/** Bars [first, end) that the address asks for; all of them when it asks for no period. */
function chosen({ firstUtcMs, barMs, bars }: Histogram): { first: number; end: number } {
  const { from, to } = asked()
  const barOf = (utcMs: string) => Math.round((Number(utcMs) - firstUtcMs) / barMs)
  const first = from === '' ? 0 : Math.max(0, Math.min(bars.length - 1, barOf(from)))
  const end = to === '' ? bars.length : Math.max(first + 1, Math.min(bars.length, barOf(to)))
  return { first, end }
}

/** How wide a bar is, in words. */
function useBarSize(barMs: number): string {
  const t = useWords(words)
  if (barMs < HOUR_MS) return t('minutes', { n: barMs / 60_000 })
  if (barMs < 24 * HOUR_MS) return t('hours', { n: barMs / HOUR_MS })
  return barMs === 24 * HOUR_MS ? t('day') : t('days', { n: Math.round(barMs / (24 * HOUR_MS)) })
}

function Bars({ of: { bars }, range }: { of: Histogram; range: { first: number; end: number } }): JSX.Element {
  const most = Math.max(1, ...bars)
  const step = WIDTH / bars.length
  return (
    <>
      {bars.map((records, bar) =>
        records === 0 ? null : (
          <rect
            class={bar >= range.first && bar < range.end ? 'in' : 'out'}
            x={bar * step}
            width={Math.max(1, step - 0.4)}
            y={HEIGHT - Math.max(1.5, (records / most) * HEIGHT)}
            height={Math.max(1.5, (records / most) * HEIGHT)}
          />
        ),
      )}
    </>
  )
}

interface Range {
  first: number
  end: number
}

/** The bars between two that the pointer was on. */
const between = (a: number, b: number): Range => ({ first: Math.min(a, b), end: Math.max(a, b) + 1 })

interface SlidersProps {
  range: Range
  bars: number
  dayOf: (bar: number) => string
  move: (range: Range) => void
  commit: (range: Range) => void
}

/** The two ends of the period for the keyboard. */
function Sliders({ range, bars, dayOf, move, commit }: SlidersProps): JSX.Element {
  const t = useWords(words)
  return (
    <div class="sliders">
      <label>
        <span class="ends">
          {t('start')} <strong>{dayOf(range.first)}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={bars - 1}
          value={range.first}
          aria-valuetext={dayOf(range.first)}
          onInput={(event) => move({ ...range, first: Math.min(event.currentTarget.valueAsNumber, range.end - 1) })}
          onChange={() => commit(range)}
        />
      </label>
      <label>
        <span class="ends">
          {t('end')} <strong>{dayOf(range.end)}</strong>
        </span>
        <input
          type="range"
          min={1}
          max={bars}
          value={range.end}
          aria-valuetext={dayOf(range.end)}
          onInput={(event) => move({ ...range, end: Math.max(event.currentTarget.valueAsNumber, range.first + 1) })}
          onChange={() => commit(range)}
        />
      </label>
    </div>
  )
}

/** Records over time, and the period a reader chooses on it: with the pointer, or with two sliders. */
export function TimeBrush({ of }: { of: Histogram }): JSX.Element | null {
  const t = useWords(words)
  const { firstUtcMs, barMs, bars } = of
  const size = useBarSize(barMs)
  const held = chosen(of)
  const [range, setRange] = useState(held)
  useEffect(() => setRange(held), [held.first, held.end, bars.length])
  const started = useRef<number | null>(null)
  if (bars.length === 0) return null
  const dayOf = (bar: number) => utcTime(firstUtcMs + bar * barMs).slice(0, barMs < 24 * HOUR_MS ? 16 : 10)
  const commit = ({ first, end }: { first: number; end: number }) =>
    setQuery({
      from: first === 0 ? '' : String(firstUtcMs + first * barMs),
      to: end === bars.length ? '' : String(firstUtcMs + end * barMs),
      dates: '',
    })
  const barAt = (event: PointerEvent & { currentTarget: SVGSVGElement }): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - left) / width) * bars.length)))
  }
  return (
    <section class="brush" aria-label={t('histogram')}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          started.current = barAt(event)
          setRange(between(started.current, started.current))
        }}
        onPointerMove={(event) => {
          if (started.current !== null) setRange(between(started.current, barAt(event)))
        }}
        onPointerUp={(event) => {
          if (started.current !== null) commit(between(started.current, barAt(event)))
          started.current = null
        }}
        onDblClick={() => commit({ first: 0, end: bars.length })}
      >
        <Bars of={of} range={range} />
      </svg>
      <Sliders range={range} bars={bars.length} dayOf={dayOf} move={setRange} commit={commit} />
      <p class="note">
        {t('histogramHelp')} {t('bar', { what: size })}
      </p>
    </section>
  )
}
