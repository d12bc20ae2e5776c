import type { Units } from './units.ts'

/** Units in a window: so many in a row are hardly ever the same by chance. */
const WINDOW_UNITS = 12

const mixed = (hash: number): number => {
  let word = Math.imul(hash ^ (hash >>> 16), 0x21f0_aaad)
  word = Math.imul(word ^ (word >>> 15), 0x735a_2d97)
  return (word ^ (word >>> 15)) >>> 0
}

/**
 * A number for each text that is the same for texts made from one template: the smallest hash of its windows, so that two
 * texts agree with a probability that is the share of windows they have in common (Broder 1997). Shorter texts are their own.
 */
export function templatesOf({ unit, starts }: Units): Uint32Array {
  const known = new Map<number, number>()
  const result = new Uint32Array(starts.length - 1)
  for (let text = 0; text < result.length; text += 1) {
    const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0]
    const signature = smallest(unit, from, to)
    const number = known.get(signature) ?? known.size
    known.set(signature, number)
    result[text] = number
  }
  return result
}

function smallest(unit: Int32Array, from: number, to: number): number {
  let least = 0xffff_ffff
  for (let at = from; at < Math.max(from + 1, to - WINDOW_UNITS + 1); at += 1) {
    let hash = 0x811c_9dc5
    for (let place = at; place < Math.min(at + WINDOW_UNITS, to); place += 1)
      hash = Math.imul(hash ^ (unit[place] ?? 0), 0x0100_0193) + 0x9e37
    least = Math.min(least, mixed(hash))
  }
  return least
}
