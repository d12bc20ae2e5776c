import type { Place } from '../../lib/direction.ts'

interface LaidNode {
  kind: 'account' | 'address'
  hop: number
}

interface LaidLine {
  /** Places of the account and of the address in the nodes. */
  from: number
  to: number
}

/** Space between marks of one row, between rows of a ring, and between rings. */
const MARK_SPACE = 19
const ROW_SPACE = 22
const RING_SPACE = 130
const FIRST_RING = 165

/** A ring with more marks than this has them in several rows. */
const MARKS_IN_ROW = 70

/** Times that the rings are put in order by their neighbours: more change little. */
const SWEEPS = 4

/** Rings from the middle outwards: addresses of a hop, then its accounts. */
const ringOf = ({ kind, hop }: LaidNode): number => (kind === 'address' ? 2 * hop - 1 : 2 * hop)

/**
 * A place for every node: the account in the middle, its addresses round it, who stands beside them round those, and so on. In
 * each ring nodes lie near those they are joined to. No chance is in it, and no two marks lie on each other.
 */
export function placesOf(nodes: readonly LaidNode[], lines: readonly LaidLine[]): Place[] {
  const rings: number[][] = []
  for (const [at, node] of nodes.entries()) (rings[ringOf(node)] ??= []).push(at)
  const beside = besideOf(nodes, lines)
  const angles = new Float64Array(nodes.length)
  for (const ring of rings.slice(1)) spread(ring ?? [], angles)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const ring of rings.slice(2)) settle(ring ?? [], angles, beside)
    for (const ring of rings.slice(1).toReversed()) settle(ring ?? [], angles, beside)
  }
  for (const ring of rings.slice(2)) settle(ring ?? [], angles, beside)
  return placed(nodes.length, rings, angles)
}

function besideOf(nodes: readonly LaidNode[], lines: readonly LaidLine[]): number[][] {
  const beside: number[][] = nodes.map(() => [])
  for (const { from, to } of lines) {
    beside[from]?.push(to)
    beside[to]?.push(from)
  }
  // The middle draws everybody and says nothing of where
  return beside.map((ends) => ends.filter((end) => end !== 0))
}

const FULL = 2 * Math.PI

/** Spreads a ring evenly in its order, the first on top. */
function spread(ring: readonly number[], angles: Float64Array): void {
  for (const [place, at] of ring.entries()) angles[at] = (FULL * place) / ring.length - Math.PI / 2
}

/** Mean direction of some angles; null where they cancel out or are none. */
function meanAngle(ends: readonly number[], angles: Float64Array): number | null {
  let [x, y] = [0, 0]
  for (const end of ends) {
    x += Math.cos(angles[end] ?? 0)
    y += Math.sin(angles[end] ?? 0)
  }
  return Math.hypot(x, y) < 1e-9 ? null : Math.atan2(y, x)
}

/** Puts a ring in the order of what it is joined to, evenly, and turns it so that it lies nearest to that. */
function settle(ring: number[], angles: Float64Array, beside: readonly (readonly number[])[]): void {
  const wanted = new Map(ring.map((at) => [at, meanAngle(beside[at] ?? [], angles) ?? angles[at] ?? 0]))
  ring.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a - b)
  spread(ring, angles)
  let [x, y] = [0, 0]
  for (const at of ring) {
    const off = (wanted.get(at) ?? 0) - (angles[at] ?? 0)
    x += Math.cos(off)
    y += Math.sin(off)
  }
  const turn = Math.hypot(x, y) < 1e-9 ? 0 : Math.atan2(y, x)
  for (const at of ring) angles[at] = (angles[at] ?? 0) + turn
}

function placed(count: number, rings: readonly (readonly number[])[], angles: Float64Array): Place[] {
  const places: Place[] = Array.from({ length: count }, () => ({ x: 0, y: 0 }))
  let edge = FIRST_RING - RING_SPACE
  for (const ring of rings.slice(1)) {
    if (ring === undefined || ring.length === 0) continue
    const rows = Math.max(1, Math.ceil(Math.sqrt(ring.length / MARKS_IN_ROW)))
    const radius = Math.max(edge + RING_SPACE, (ring.length * MARK_SPACE) / rows / FULL)
    for (const [place, at] of ring.entries()) {
      const [angle, away] = [angles[at] ?? 0, radius + (place % rows) * ROW_SPACE]
      places[at] = { x: away * Math.cos(angle), y: away * Math.sin(angle) }
    }
    edge = radius + (rows - 1) * ROW_SPACE
  }
  return places
}
