import type { Reason } from '../model/reasons.ts'
import { Damaged } from './container.ts'

/** Where bytes of a leaf break. */
export interface Damage {
  reason: Reason
  detail: string
  /** Bytes delivered before it. */
  atByte: number
}

/** Something at the bottom of all containers: a run of bytes, or a member that cannot be had. */
export type Leaf =
  | {
      kind: 'stream'
      /** '' for the item itself, else the names of members joined by `!`. */
      containerPath: string
      name: string
      /** As the container claims; null when it does not say. */
      sizeBytes: number | null
      /** To be consumed, once, before the next leaf is asked for. Never throws for bad evidence: it ends, and `damage` tells. */
      read(): AsyncIterable<Uint8Array>
      /** Known when `read` has ended; null while all is well. */
      damage(): Damage | null
    }
  | { kind: 'reject'; containerPath: string; name: string; reason: Reason; detail: string }

type StreamLeaf = Extract<Leaf, { kind: 'stream' }>

/** Makes a leaf of bytes whose reader may throw Damaged; each Damaged seen is handed to `onDamage`. */
export function streamLeaf(
  place: Pick<StreamLeaf, 'containerPath' | 'name' | 'sizeBytes'>,
  chunks: () => AsyncIterable<Uint8Array>,
  onDamage: (damage: Damaged) => void,
): StreamLeaf {
  let damage: Damage | null = null
  let isTaken = false
  return {
    kind: 'stream',
    ...place,
    damage: () => damage,
    async *read() {
      if (isTaken) throw new Error(`the bytes of ${place.name} can be read once`)
      isTaken = true
      let atByte = 0
      try {
        for await (const chunk of chunks()) {
          atByte += chunk.length
          yield chunk
        }
      } catch (error) {
        if (!(error instanceof Damaged)) throw error
        onDamage(error)
        damage = { reason: error.reason, detail: error.message, atByte }
      }
    },
  }
}
