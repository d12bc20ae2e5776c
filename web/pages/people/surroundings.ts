import type { InferResponseType } from 'hono/client'
import type { api } from '../../lib/client.ts'
import type { Place } from '../../lib/direction.ts'
import type { Box } from '../../lib/box.ts'
import { placesOf } from './layout.ts'

type EgoRoute = (typeof api.people.ego)['$get']
/** What lies around an account, as the server tells it. */
export type Surroundings = InferResponseType<EgoRoute>
export type Near = Surroundings['nodes'][number]

/** Readings of a line, and of a tie, in the order of legends and tables. */
export const LINE_READINGS = ['own', 'shared', 'correspondent', 'group', 'unresolved'] as const
export const TIE_READINGS = ['same-person', 'shared-line', 'correspondent', 'group', 'unresolved'] as const

/** A picture of surroundings: where every node is, and everything that is drawn of one kind as one path. */
export interface Drawn {
  places: readonly Place[]
  bounds: Box
  /** Lines of each reading, ties of each reading, and marks of each kind. */
  lines: ReadonlyMap<string, string>
  ties: ReadonlyMap<string, string>
  marks: ReadonlyMap<'address' | 'shared' | 'other', string>
  /** Places in `lines` and in `ties` by node. */
  linesAt: readonly (readonly number[])[]
  tiesAt: readonly (readonly number[])[]
}

/** Room for names at the edge. */
const MARGIN = 74

const one = (value: number): string => String(Math.round(value * 10) / 10)

const stroke = (from: Place | undefined, to: Place | undefined): string =>
  from === undefined || to === undefined ? '' : `M${one(from.x)},${one(from.y)}L${one(to.x)},${one(to.y)}`

/** A tie is drawn as an arc, so that it does not hide behind lines. */
export function arc(from: Place | undefined, to: Place | undefined): string {
  if (from === undefined || to === undefined) return ''
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  return `M${one(from.x)},${one(from.y)}Q${one(x - (to.y - from.y) / 6)},${one(y + (to.x - from.x) / 6)} ${one(to.x)},${one(to.y)}`
}

const MARKS = {
  address: ({ x, y }: Place) => `M${one(x - 6)},${one(y - 6)}h12v12h-12Z`,
  shared: ({ x, y }: Place) => `M${one(x)},${one(y - 9)}l9,9l-9,9l-9,-9Z`,
  other: ({ x, y }: Place) => `M${one(x)},${one(y - 8)}l7.5,14h-15Z`,
} as const

/** How a node is drawn; the middle is drawn by itself. */
export const markOf = ({ kind, shared }: Near): keyof typeof MARKS =>
  kind === 'account' ? 'other' : shared === null ? 'address' : 'shared'

/** Paths of some edges by their reading. */
function pathsOf(
  edges: readonly { reading: string; from: number; to: number }[],
  places: readonly Place[],
  draw: typeof stroke,
): Map<string, string> {
  const parts = new Map<string, string[]>()
  for (const { reading, from, to } of edges) {
    const path = draw(places[from], places[to])
    const known = parts.get(reading)
    if (known === undefined) parts.set(reading, [path])
    else known.push(path)
  }
  return new Map(Array.from(parts, ([reading, paths]) => [reading, paths.join('')]))
}

function edgesAt(count: number, edges: readonly { from: number; to: number }[]): number[][] {
  const at: number[][] = Array.from({ length: count }, () => [])
  for (const [place, { from, to }] of edges.entries()) {
    at[from]?.push(place)
    at[to]?.push(place)
  }
  return at
}

/** Draws surroundings: a handful of paths, however many nodes there are. */
export function drawn({ nodes, lines, ties }: Surroundings): Drawn {
  const places = placesOf(nodes, lines)
  const marks = new Map<keyof typeof MARKS, string>()
  for (const [at, node] of nodes.entries()) {
    const [mark, place] = [markOf(node), places[at]]
    if (at > 0 && place !== undefined) marks.set(mark, (marks.get(mark) ?? '') + MARKS[mark](place))
  }
  const reach = MARGIN + Math.max(120, ...places.map(({ x, y }) => Math.hypot(x, y)))
  return {
    places,
    bounds: { x: -reach, y: -reach, width: 2 * reach, height: 2 * reach },
    lines: pathsOf(lines, places, stroke),
    ties: pathsOf(ties, places, arc),
    marks,
    linesAt: edgesAt(nodes.length, lines),
    tiesAt: edgesAt(nodes.length, ties),
  }
}

/** The line nearest to a point, no farther than `reach`; −1 when there is none. */
export function lineNear(
  { lines }: Surroundings,
  { places }: Drawn,
  { point, reach }: { point: Place; reach: number },
): number {
  let best = { at: -1, distance: reach }
  for (const [at, { from, to }] of lines.entries()) {
    const [a, b] = [places[from], places[to]]
    if (a === undefined || b === undefined) continue
    const distance = distanceTo(a, b, point)
    if (distance < best.distance) best = { at, distance }
  }
  return best.at
}

function distanceTo(a: Place, b: Place, { x, y }: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const along = Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy)
}

/** Of a pseudonym the first letters behind its kind, which tell it apart in one picture; of a name as much as fits. */
export function shortName(name: string): string {
  const [, letters] = /^(?:account|address)-([a-z2-7]{5})[a-z2-7]{11}$/.exec(name) ?? []
  if (letters !== undefined) return letters
  const characters = [...name]
  return characters.length <= 14 ? name : `${characters.slice(0, 13).join('')}…`
}
