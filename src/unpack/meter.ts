import { Damaged } from './container.ts'
import { EXPANDED_BYTES_PER_ITEM, EXPANSION_RATIO, MEMBERS_PER_ITEM, RATIO_JUDGED_FROM_BYTES } from './limits.ts'

/** What has been unpacked of one evidence item so far, all levels together. */
export interface Tally {
  /** Size of the item itself; null when unknown. */
  itemBytes: number | null
  members: number
  /** Plain bytes per level of nesting. */
  expandedBytes: number[]
  /** Damage already told by a leaf or a reject, so that it is told once though it passes through every layer. */
  told: WeakSet<Damaged>
}

export const newTally = (itemBytes: number | null): Tally => ({
  itemBytes,
  members: 0,
  expandedBytes: [],
  told: new WeakSet(),
})

/** Compressed bytes that one container has taken from its source. */
export interface Intake {
  bytes: number
}

export async function* counted(chunks: AsyncIterable<Uint8Array>, intake: Intake): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    intake.bytes += chunk.length
    yield chunk
  }
}

/** The bytes of one member of a container at `depth`; throws Damaged where they go beyond a limit. */
export async function* metered(
  chunks: AsyncIterable<Uint8Array>,
  at: { depth: number; intake: Intake; tally: Tally },
): AsyncGenerator<Uint8Array> {
  let memberBytes = 0
  for await (const chunk of chunks) {
    memberBytes += chunk.length
    const levelBytes = (at.tally.expandedBytes[at.depth] ?? 0) + chunk.length
    at.tally.expandedBytes[at.depth] = levelBytes
    if (levelBytes > EXPANDED_BYTES_PER_ITEM) {
      throw new Damaged('over-limit', `the item unpacks to more than ${EXPANDED_BYTES_PER_ITEM} bytes`)
    }
    const packedBytes = Math.min(at.intake.bytes, at.tally.itemBytes ?? Number.POSITIVE_INFINITY)
    if (memberBytes > RATIO_JUDGED_FROM_BYTES && memberBytes > packedBytes * EXPANSION_RATIO) {
      const numbers = `${memberBytes} bytes out of ${packedBytes}`
      throw new Damaged('over-limit', `${numbers}: more than ${EXPANSION_RATIO} to one`)
    }
    yield chunk
  }
}

/** Counts one more member; throws Damaged when there are too many. */
export function countMember(tally: Tally): void {
  tally.members += 1
  if (tally.members > MEMBERS_PER_ITEM) {
    throw new Damaged('over-limit', `more than ${MEMBERS_PER_ITEM} members in one item; the rest is not read`)
  }
}
