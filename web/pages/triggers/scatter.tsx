import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Row } from '../../lib/cells.ts'
import { nearest, type Place } from '../../lib/direction.ts'
import { grouped, useWords } from '../../lib/words.ts'
import { Stage } from '../../parts/stage.tsx'
import { numberIn } from './cells.ts'
import { words } from './words.ts'

interface ScatterProps {
  rows: readonly Row[]
  at: number
  choose: (at: number) => void
}

const BOUNDS = { x: 0, y: 0, width: 880, height: 400 }
const LEFT = 58
const BOTTOM = 48
const TOP = 22
const RIGHT = 20

/** From numbers to places, both on a scale of powers; that of unexplained messages begins at 0. */
export interface Scale {
  x(messages: number): number
  y(unexplained: number): number
  mostMessages: number
  fewestMessages: number
  mostUnexplained: number
}

/** The scale on which all rows have room. */
export function scaleOf(rows: readonly Row[]): Scale {
  const messages = rows.map((row) => Math.max(1, numberIn(row, 'unique_messages')))
  const [fewestMessages, mostMessages] = [Math.min(...messages), Math.max(...messages)]
  const mostUnexplained = Math.max(
    1,
    ...rows.map((row) => Math.max(numberIn(row, 'unexplained'), numberIn(row, 'usual_most'))),
  )
  const [low, high] = [Math.log(fewestMessages / 1.15), Math.log(mostMessages * 1.15)]
  return {
    x: (value) => LEFT + ((Math.log(Math.max(1, value)) - low) / (high - low)) * (BOUNDS.width - LEFT - RIGHT),
    y: (value) =>
      BOUNDS.height - BOTTOM - (Math.log1p(value) / Math.log1p(mostUnexplained)) * (BOUNDS.height - BOTTOM - TOP),
    fewestMessages,
    mostMessages,
    mostUnexplained,
  }
}

/** What is usual, as an area: never less for more messages. */
function usualPath(rows: readonly Row[], scale: Scale): string {
  let most = 0
  const steps = rows
    .toSorted((a, b) => numberIn(a, 'unique_messages') - numberIn(b, 'unique_messages'))
    .map((row) => {
      most = Math.max(most, numberIn(row, 'usual_most'))
      return `L${scale.x(numberIn(row, 'unique_messages'))},${scale.y(most)}`
    })
  const [first, last] = [scale.x(scale.fewestMessages), scale.x(scale.mostMessages)]
  return `M${first},${scale.y(0)}${steps.join('')}L${last},${scale.y(0)}Z`
}

/** Numbers that axes name. */
const POWERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000] as const
const UP = [0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000] as const

function Axes({ scale }: { scale: Scale }): JSX.Element {
  const t = useWords(words)
  const across = POWERS.filter((one) => one >= scale.fewestMessages / 1.15 && one <= scale.mostMessages * 1.15)
  const floor = BOUNDS.height - BOTTOM
  return (
    <>
      {UP.filter((one) => one <= scale.mostUnexplained).map((value) => (
        <g key={value} transform={`translate(0 ${scale.y(value)})`}>
          <line class="grid" x1={LEFT} x2={BOUNDS.width - RIGHT} />
          <text x={LEFT - 8} y={4} text-anchor="end">
            {grouped(value)}
          </text>
        </g>
      ))}
      {across.map((value) => (
        <text key={value} x={scale.x(value)} y={floor + 18} text-anchor="middle">
          {grouped(value)}
        </text>
      ))}
      <line class="axis" x1={LEFT} x2={BOUNDS.width - RIGHT} y1={floor} y2={floor} />
      <text x={BOUNDS.width - RIGHT} y={floor + 36} text-anchor="end">
        {t('distinct')}
      </text>
      <text x={LEFT} y={12}>
        {t('unexplainedAxis')}
      </text>
    </>
  )
}

/** How an account is drawn, by its reading. */
const markOf = (row: Row): 'target' | 'member' | 'other' =>
  row['reading'] === 'target' ? 'target' : row['reading'] === 'group member' ? 'member' : 'other'

function Mark({ row, place: { x, y } }: { row: Row; place: Place }): JSX.Element {
  const mark = markOf(row)
  if (mark === 'member') return <rect class="self" x={x - 4.5} y={y - 4.5} width="9" height="9" />
  return <circle class={mark === 'target' ? 'caught' : 'control'} cx={x} cy={y} r={mark === 'target' ? 5 : 4} />
}

/** How near a click must be, in pixels. */
const REACH_PX = 14

/** Each account as a mark, how much it wrote against how much of it is unexplained; the marks are gone through with keys. */
export function Scatter({ rows, at, choose }: ScatterProps): JSX.Element {
  const t = useWords(words)
  const scale = useMemo(() => scaleOf(rows), [rows])
  const places = useMemo(
    () =>
      rows.map((row) => ({ x: scale.x(numberIn(row, 'unique_messages')), y: scale.y(numberIn(row, 'unexplained')) })),
    [rows, scale],
  )
  const chosen = places[at]
  return (
    <Stage
      className="scatter"
      label={t('picture')}
      bounds={BOUNDS}
      places={places}
      at={at}
      choose={choose}
      click={(point, unit) => {
        const place = nearest(places, point, REACH_PX * unit)
        if (place !== null) choose(place)
      }}
    >
      {({ unit }) => (
        <>
          <path class="land" d={usualPath(rows, scale)} />
          <Axes scale={scale} />
          {rows.map((row, place) => (
            <Mark key={place} row={row} place={places[place] ?? { x: 0, y: 0 }} />
          ))}
          {chosen === undefined ? null : (
            <circle class="here" cx={chosen.x} cy={chosen.y} r={10} stroke-width={2.4 * Math.max(unit, 0.5)} />
          )}
        </>
      )}
    </Stage>
  )
}
