import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { nearest, type Place } from '../../lib/direction.ts'
import type { Box } from '../../lib/box.ts'
import { go } from '../../lib/route.ts'
import { useWords } from '../../lib/words.ts'
import { Stage } from '../../parts/stage.tsx'
import { addressOfAccount, type Asked, lookAt, lookAtEdge } from './asked.ts'
import { arc, type Drawn, drawn, lineNear, shortName, type Surroundings } from './surroundings.ts'
import { words } from './words.ts'

interface PictureProps {
  of: Surroundings
  asked: Asked
}

/** Names are written where no more than so many marks are to be seen. */
const MOST_NAMES = 90

/** How near a click must be, in pixels. */
const REACH_PX = 14
const LINE_REACH_PX = 6

function namedAt(drawing: Drawn, box: Box, chosen: readonly number[]): number[] {
  const isSeen = ({ x, y }: Place): boolean =>
    x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
  const seen = [...drawing.places.keys()].filter((at) => {
    const place = drawing.places[at]
    return place !== undefined && isSeen(place)
  })
  return [...new Set([0, ...chosen, ...(seen.length <= MOST_NAMES ? seen : [])])]
}

/** A name as it is written: where, and on which side of that it lies. */
interface Written {
  at: number
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

interface NamesProps {
  of: Surroundings
  drawing: Drawn
  at: readonly number[]
  unit: number
}

/** Half as wide as a letter is high, and a little. */
const LETTER = 0.62

/** Names away from the middle; of two that would lie on each other, the first is written. */
function written({ of, drawing, at }: Omit<NamesProps, 'unit'>, size: number): Written[] {
  const taken: { left: number; right: number; y: number }[] = []
  return at.flatMap((node) => {
    const [place, near] = [drawing.places[node], of.nodes[node]]
    if (place === undefined || near === undefined) return []
    const text = shortName(near.name)
    const away = Math.hypot(place.x, place.y) || 1
    const side = node === 0 ? 0 : place.x / away
    const anchor = side > 0.35 ? 'start' : side < -0.35 ? 'end' : 'middle'
    const x = place.x + (anchor === 'middle' ? 0 : Math.sign(side) * 11)
    const y =
      node === 0
        ? size * 1.9
        : place.y + size * 0.35 + (anchor === 'middle' ? Math.sign(place.y) * (8 + size * 0.6) : 0)
    const width = [...text].length * LETTER * size
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    const box = { left, right: left + width, y }
    if (taken.some((one) => one.left < box.right && box.left < one.right && Math.abs(one.y - y) < size)) return []
    taken.push(box)
    return [{ at: node, text, x, y, anchor }]
  })
}

function Names({ of, drawing, at, unit }: NamesProps): JSX.Element {
  const size = 12 * unit
  return (
    <g class="names" font-size={size}>
      {written({ of, drawing, at }, size).map(({ at: node, text, x, y, anchor }) => (
        <text key={node} x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  )
}

/** What hangs on the mark that is looked at. */
function Chosen({
  of,
  drawing,
  at,
  unit,
  ties,
}: {
  of: Surroundings
  drawing: Drawn
  at: number
  unit: number
  ties: boolean
}): JSX.Element | null {
  const place = drawing.places[at]
  if (place === undefined) return null
  const ends = (drawing.linesAt[at] ?? []).flatMap((line) => {
    const [from, to] = [drawing.places[of.lines[line]?.from ?? -1], drawing.places[of.lines[line]?.to ?? -1]]
    return from === undefined || to === undefined ? [] : [`M${from.x},${from.y}L${to.x},${to.y}`]
  })
  const arcs = ties
    ? (drawing.tiesAt[at] ?? []).map((tie) =>
        arc(drawing.places[of.ties[tie]?.from ?? -1], drawing.places[of.ties[tie]?.to ?? -1]),
      )
    : []
  return (
    <g class="chosen">
      <path class="chosen-lines" d={[...ends, ...arcs].join('')} stroke-width={2.4 * unit} />
      <circle cx={place.x} cy={place.y} r={13} stroke-width={2.5 * Math.max(unit, 0.6)} />
    </g>
  )
}

/** More lines than this are drawn fainter, so that what lies between them is seen. */
const STRONG_LINES = 400
const FAINTEST = 0.25

/** More lines than this are drawn whole: dashes are not told apart among so many, and take seconds to draw (measured). */
export const DASHED_LINES = 1200

/** Paths of a drawing: one for each way that lines, ties and marks are drawn. */
function Paths({ of, drawing, asked }: { of: Surroundings; drawing: Drawn; asked: Asked }): JSX.Element {
  const strength = Math.max(FAINTEST, Math.min(1, STRONG_LINES / (of.lines.length || 1)))
  const manner = of.lines.length > DASHED_LINES ? 'whole-lines' : ''
  return (
    <>
      <g class={`lines ${manner}`} opacity={strength}>
        {Array.from(drawing.lines, ([reading, d]) => (
          <path key={reading} class={`reading-${reading}`} d={d} vector-effect="non-scaling-stroke" />
        ))}
      </g>
      {asked.ties ? (
        <g class={`ties ${manner}`} opacity={strength}>
          {Array.from(drawing.ties, ([reading, d]) => (
            <path key={reading} class={`tie-${reading}`} d={d} vector-effect="non-scaling-stroke" />
          ))}
        </g>
      ) : null}
      {Array.from(drawing.marks, ([mark, d]) => (
        <path key={mark} class={mark} d={d} />
      ))}
      <circle class="self" r="10" />
    </>
  )
}

/** The surroundings without the lines that several people use. */
function withoutShared(of: Surroundings): Surroundings {
  const kept = of.nodes.flatMap((node, at) => (node.shared === null ? [at] : []))
  const place = new Map(kept.map((at, now) => [at, now]))
  const edges = <E extends { from: number; to: number }>(all: readonly E[]): E[] =>
    all.flatMap((edge) => {
      const [from, to] = [place.get(edge.from), place.get(edge.to)]
      return from === undefined || to === undefined ? [] : [{ ...edge, from, to }]
    })
  return {
    ...of,
    nodes: of.nodes.filter(({ shared }) => shared === null),
    lines: edges(of.lines),
    ties: edges(of.ties),
  }
}

/** What the picture shows of surroundings. */
export const pictured = (of: Surroundings, { hideShared }: Asked): Surroundings => (hideShared ? withoutShared(of) : of)

/** Who stands beside whose addresses, drawn as in the report: the account in the middle, what is farther farther out. */
export function Picture({ of, asked }: PictureProps): JSX.Element {
  const t = useWords(words)
  const drawing = useMemo(() => drawn(of), [of])
  const [middle] = of.nodes
  const at = Math.max(
    0,
    of.nodes.findIndex(({ code }) => code === asked.at),
  )
  const enter = (node: number) => {
    const near = of.nodes[node]
    if (near === undefined || node === 0) return
    if (near.kind === 'account') go(addressOfAccount(near.code))
    else lookAtLineOf(node)
  }
  const lookAtLineOf = (node: number) => {
    const line = of.lines[drawing.linesAt[node]?.[0] ?? -1]
    const [from, to] = [of.nodes[line?.from ?? -1], of.nodes[line?.to ?? -1]]
    if (from !== undefined && to !== undefined) lookAtEdge(from.code, to.code)
  }
  const click = (point: Place, unit: number) => {
    const node = nearest(drawing.places, point, REACH_PX * Math.max(unit, 0.5))
    if (node !== null) return lookAt(of.nodes[node]?.code ?? '')
    const line = of.lines[lineNear(of, drawing, { point, reach: LINE_REACH_PX * unit })]
    const [from, to] = [of.nodes[line?.from ?? -1], of.nodes[line?.to ?? -1]]
    if (from !== undefined && to !== undefined) lookAtEdge(from.code, to.code)
  }
  return (
    <Stage
      className="ego"
      label={t('surroundings', { name: middle?.name ?? '' })}
      bounds={drawing.bounds}
      places={drawing.places}
      at={at}
      choose={(node) => lookAt(of.nodes[node]?.code ?? '')}
      enter={enter}
      click={click}
    >
      {({ box, unit }) => (
        <>
          <Paths of={of} drawing={drawing} asked={asked} />
          {at === 0 ? null : <Chosen of={of} drawing={drawing} at={at} unit={unit} ties={asked.ties} />}
          <Names of={of} drawing={drawing} at={namedAt(drawing, box, [at])} unit={unit} />
        </>
      )}
    </Stage>
  )
}
