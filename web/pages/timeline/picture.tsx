import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { useWords } from '../../lib/words.ts'
import { columnsPath, startOf, type Steps, ticksOf } from './scale.ts'
import type { Timeline } from './timeline.ts'
import { words } from './words.ts'

/** Steps that are chosen: from the first to before the second. */
export type Chosen = readonly [from: number, to: number] | null

interface PictureProps {
  of: Timeline
  steps: Steps
  chosen: Chosen
  choose: (chosen: Chosen) => void
}

const WIDTH = 960
const LEFT = 170
const ROW = 40
const HIGH = 32
const AXIS = 26

const shortLabel = (name: string): string => {
  const characters = [...name]
  return characters.length <= 24 ? name : `${characters.slice(0, 23).join('')}…`
}

function Rows({ of, steps }: Pick<PictureProps, 'of' | 'steps'>): JSX.Element {
  const most = Math.max(1, ...of.series.map(({ counts }) => Math.max(0, ...counts)))
  const xOf = (utcMs: number): number =>
    Math.min(WIDTH - LEFT, Math.max(0, ((utcMs - steps.firstUtcMs) / steps.stepMs / steps.count) * (WIDTH - LEFT)))
  return (
    <>
      {of.series.map((series, row) => (
        <g key={series.name} transform={`translate(${LEFT} ${(row + 1) * ROW})`}>
          <text x={-10} y={-8} text-anchor="end">
            {shortLabel(series.name)}
          </text>
          {of.gaps
            .filter((gap) => gap.series === series.name)
            .map((gap) => (
              <rect
                key={gap.fromUtcMs}
                class="gap"
                x={xOf(gap.fromUtcMs)}
                width={xOf(gap.toUtcMs) - xOf(gap.fromUtcMs)}
                y={-HIGH}
                height={HIGH}
              />
            ))}
          <path class="bar" d={columnsPath(series, steps, { widthPx: WIDTH - LEFT, highPx: HIGH, most })} />
          <line class="axis" x2={WIDTH - LEFT} />
        </g>
      ))}
    </>
  )
}

/** Records over time, a row for each series on one scale; a time is chosen by drawing across. */
export function Picture({ of, steps, chosen, choose }: PictureProps): JSX.Element {
  const t = useWords(words)
  const holder = useRef<SVGSVGElement>(null)
  const begun = useRef<number | null>(null)
  const height = of.series.length * ROW + AXIS
  const stepAt = (event: PointerEvent): number => {
    const { left = 0, width = 1 } = holder.current?.getBoundingClientRect() ?? {}
    const x = ((event.clientX - left) / width) * WIDTH - LEFT
    return Math.min(steps.count, Math.max(0, (x / (WIDTH - LEFT)) * steps.count))
  }
  const xOf = (at: number): number => LEFT + (at / steps.count) * (WIDTH - LEFT)
  return (
    <div class="scroll" role="region" aria-label={t('picture')} tabIndex={0}>
      <svg
        ref={holder}
        role="img"
        aria-label={t('picture')}
        class="plot time-drawn"
        viewBox={`0 0 ${WIDTH} ${height}`}
        fill="currentColor"
        onPointerDown={(event) => {
          begun.current = stepAt(event)
          holder.current?.setPointerCapture(event.pointerId)
        }}
        onPointerMove={(event) => {
          if (begun.current === null) return
          const [low, high] = [begun.current, stepAt(event)].toSorted((a, b) => a - b)
          choose([Math.floor(low ?? 0), Math.max(Math.floor(low ?? 0) + 1, Math.ceil(high ?? 0))])
        }}
        onPointerUp={() => {
          begun.current = null
        }}
      >
        <defs>
          <pattern id="gap-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {chosen === null ? null : (
          <rect class="brushed" x={xOf(chosen[0])} width={xOf(chosen[1]) - xOf(chosen[0])} height={height - AXIS} />
        )}
        <Rows of={of} steps={steps} />
        {ticksOf(steps).map(({ utcMs, label }) => {
          const x = xOf((utcMs - startOf(steps, 0)) / steps.stepMs)
          return (
            <g key={utcMs} transform={`translate(${x} ${height - AXIS})`}>
              <line class="axis" y2={5} />
              <text y={18} text-anchor={x > WIDTH - 45 ? 'end' : 'middle'}>
                {label}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
