import type { Random } from '../random.ts'
import type { Ask } from './exchange.ts'
import { advertisement, offlineMessages, presence, type Script } from './scripted.ts'

export type NoiseKind = 'presence' | 'advertisement' | 'offline_messages'

/** What a client asks for all day, whatever is written, and how far apart in seconds. */
const HABITS: readonly { kind: NoiseKind; ask: (script: Script) => Ask; fromS: number; belowS: number }[] = [
  { kind: 'presence', ask: presence, fromS: 2, belowS: 4 },
  { kind: 'advertisement', ask: advertisement, fromS: 1, belowS: 2 },
  { kind: 'offline_messages', ask: offlineMessages, fromS: 1.5, belowS: 3 },
]

/** A request that has nothing to do with any message. */
export interface Noise {
  kind: NoiseKind
  atSeconds: number
  ask: Ask
}

/** Requests of one client up to the second `untilS`, at uneven intervals. */
export function noiseOf(chance: Random, script: Script, untilS: number): Noise[] {
  const noise: Noise[] = []
  for (const { kind, ask, fromS, belowS } of HABITS) {
    const pause = (): number => fromS + chance.share() * (belowS - fromS)
    for (let atSeconds = chance.share() * fromS; atSeconds < untilS; atSeconds += pause())
      noise.push({ kind, atSeconds, ask: ask(script) })
  }
  return noise
}
