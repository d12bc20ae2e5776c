import type { EndpointFinding } from '../../model/trial.ts'

type Measured = Omit<EndpointFinding, 'rank' | 'score'>

interface Feature {
  /** Share of the score; all together are 1. */
  weight: number
  /** Why it speaks for an upload. */
  reason: string
  /** 0…1; null where it cannot be said, which speaks for nothing. */
  value: (found: Measured) => number | null
}

/** 0 up to `from`, 1 from `to` on, straight in between. */
const ramp = (value: number | null, from: number, to: number): number | null =>
  value === null ? null : Math.min(1, Math.max(0, (value - from) / (to - from)))

/** Written text and forms stay below 0.8 of the entropy possible; ciphertext does not fall under 0.88, at 256 bytes. */
const TEXT_ENTROPY = 0.78
const CIPHER_ENTROPY = 0.9
/** A sealed line of chat has a hundred bytes and more. */
const FULL_SIZE_BYTES = 256
/** Timers vary by a fifth or less; what waits for people varies as much as it lasts. */
const TIMER_VARIATION = 0.3
const PEOPLE_VARIATION = 1

/** What speaks for an upload, and how much. Set by judgement before any capture was scored; nothing is trained. */
export const FEATURES = {
  entropy: {
    weight: 0.25,
    reason: 'what is to be hidden is enciphered, and ciphertext is as random as bytes can be',
    value: ({ entropyShare }) => ramp(entropyShare, TEXT_ENTROPY, CIPHER_ENTROPY),
  },
  lying: {
    weight: 0.2,
    reason: 'a body that is not what its Content-Type says was not meant to be understood',
    value: ({ lyingShare }) => lyingShare,
  },
  correlation: {
    weight: 0.2,
    reason: 'a request that grows with the message before it carries the message',
    value: ({ sizeCorrelation }) => ramp(sizeCorrelation, 0, 1),
  },
  size: {
    weight: 0.1,
    reason: 'a request that carries out no bytes carries no message',
    value: ({ medianOutboundBytes }) => ramp(Math.log2(1 + medianOutboundBytes), 0, Math.log2(1 + FULL_SIZE_BYTES)),
  },
  rarity: {
    weight: 0.1,
    reason: 'uploads are few beside what a client asks for all day',
    value: ({ rarity }) => rarity,
  },
  unevenness: {
    weight: 0.1,
    reason: 'what follows messages comes as unevenly as people write; polling comes by the clock',
    value: ({ pauseVariation }) => ramp(pauseVariation, TIMER_VARIATION, PEOPLE_VARIATION),
  },
  cookieless: {
    weight: 0.05,
    reason: 'programs that report behind the user’s back seldom keep a browser’s cookies',
    value: ({ cookielessShare }) => cookielessShare,
  },
} as const satisfies Record<string, Feature>

/** 0…1: the weighted mean of the features. */
export const scoreOf = (found: Measured): number =>
  Object.values(FEATURES).reduce((sum, { weight, value }) => sum + weight * (value(found) ?? 0), 0)
