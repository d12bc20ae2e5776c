import { type DecodeChain, type KeyCandidate, PLAIN } from '../model/chain.ts'
import { type Look, lookAtBlocks, lookAtCounter, lookAtStream, probeOf } from './look.ts'
import { type Opening, openSample } from './score.ts'
import { type Trial, trialsOf, usedKey, vectorsOf } from './trials.ts'
import type { View } from './views.ts'

export interface SearchOptions {
  /** Share of units that parse as one format, 0…1, on decrypted sample units: lines, or runs of a file's bytes. */
  parseRate(plain: readonly Uint8Array[], unit: DecodeChain['unit']): number
  /** Chains that opened sibling streams: tried first. */
  hints?: readonly DecodeChain[]
  /** Only this cipher (an id); what is not enciphered is still recognised. */
  cipher?: string
  /** Bound on the attempts; see `MAX_ATTEMPTS`. */
  maxAttempts?: number
}

/** Attempts that one stream may cost: two to four seconds, and every key of any settings file that people write. */
const MAX_ATTEMPTS = 200_000
/** Attempts after a chain was believed, only to know its best rival. */
const RIVAL_ATTEMPTS = 2000

// Random bytes reach t bits with a chance of at most 5 · 2^−t (lib/likelihood). The n-th wrong reading must reach
// log2(n) + 40, so one of 200,000 does with a chance of at most 5 · 2^−40 · (1 + 1/2 + … + 1/200,000) < 2^−34.
const CHANCE_BITS = 40
/** Text has 1.4 (Chinese in GBK) to 5 bits per byte; under this it is text with much else in it. */
const MIN_DENSITY = 0.75
const MIN_OPENED_SHARE = 0.5
const MIN_PARSE_RATE = 0.5
/** Text that is no log (lists, prose, settings) needs this much more evidence. */
const PROSE_BITS = 200
/** Share of opened lines that may hold a line feed; where more do, the lines are no lines. */
const MAX_BROKEN_SHARE = 0.2

/** Share of distinct lines that must begin with a block of their own before it can be a vector. */
const MIN_DISTINCT_VECTORS = 0.9

/** A chain that is believed. */
export interface Found {
  opening: Opening
  parseRate: number
  key: KeyCandidate | null
  /** The same for keys that cannot be told apart. */
  identity: string
}

interface Rival {
  identity: string
  look: Look
  view: View
  trial: Trial
}

/** One search under way: what is tried, and what came of it. */
export interface Search {
  options: SearchOptions
  candidates: readonly KeyCandidate[]
  attempts: number
  /** True when `maxAttempts` ended the search before every key was tried. */
  wasCut: boolean
  found: Found[]
  /** Bits of chains weighed in full and not believed, by identity of the key. */
  refused: Map<string, number>
  /** The two best first looks under different keys. */
  rivals: readonly Rival[]
}

export const newSearch = (candidates: readonly KeyCandidate[], options: SearchOptions): Search => ({
  options,
  candidates,
  attempts: 0,
  wasCut: false,
  found: [],
  refused: new Map(),
  rivals: [],
})

const isBroken = ({ view, plain }: Opening): boolean =>
  view.unit === 'line' && plain.filter((line) => line.includes(10)).length > MAX_BROKEN_SHARE * plain.length

/**
 * Is the chain to be believed? Enough evidence (beyond `freeBits` that went into choosing the key), dense enough, and
 * structured like a log or overwhelmingly text. Returns the parse rate, or null.
 */
export function judge(search: Search, opening: Opening, freeBits: number): number | null {
  const needed = Math.log2(Math.max(1, search.attempts)) + CHANCE_BITS + freeBits
  if (opening.bits < needed || opening.bits < MIN_DENSITY * opening.scoredBytes) return null
  if (opening.openedShare < MIN_OPENED_SHARE || isBroken(opening)) return null
  const parseRate = search.options.parseRate(opening.plain, opening.view.unit)
  if (parseRate >= MIN_PARSE_RATE) return parseRate
  // XOR leaves structure in place (NUL bytes turn into the key itself), so there text alone is no proof.
  return opening.chain.cipher !== 'xor' && opening.bits >= needed + PROSE_BITS ? parseRate : null
}

function chainFor({ view, look, trial }: Rival, iv: DecodeChain['iv']): DecodeChain {
  const { unit, armour } = view
  return { ...PLAIN, unit, armour, cipher: trial.cipher.id, mode: look.mode, iv, keyId: usedKey(trial).id }
}

/** Random vectors in front of messages never repeat; first blocks that do are ciphertext under one fixed vector. */
function mayHavePrefix({ unit, units }: View, sizeBytes: number): boolean {
  if (unit === 'file') return true
  const firsts = units.map((line) => Buffer.from(line.subarray(0, sizeBytes)).toString('hex'))
  return (
    new Set(firsts).size >= MIN_DISTINCT_VECTORS * new Set(units.map((line) => Buffer.from(line).toString('hex'))).size
  )
}

/** Vectors under which a message in CBC may begin; the key itself is a common bad choice. */
function vectorChoices(search: Search, { look, trial, view }: Rival): readonly DecodeChain['iv'][] {
  if (look.mode !== 'cbc' || trial.cipher.kind !== 'block') return [look.iv]
  const size = trial.cipher.blockSizeBytes
  const own = trial.bytes.length >= size ? [Buffer.from(trial.bytes.subarray(0, size)).toString('hex')] : []
  const given = [...vectorsOf(search.candidates, size), ...own].map((hex) => ({ kind: 'given' as const, hex }))
  const prefix = mayHavePrefix(view, size) ? [{ kind: 'prefix' as const }] : []
  return [{ kind: 'zero' }, ...prefix, ...given]
}

/** Opens the whole sample under every vector and keeps the best. */
function bestOpening(search: Search, rival: Rival): Opening {
  const choices = vectorChoices(search, rival)
  search.attempts += choices.length - 1
  const openings = choices.map((iv) => openSample(rival.view, chainFor(rival, iv), rival.trial.bytes))
  return openings.reduce((a, b) => (b.bits > a.bits ? b : a))
}

function weigh(search: Search, rival: Rival): void {
  const opening = bestOpening(search, rival)
  const parseRate = judge(search, opening, 0)
  const { identity, trial } = rival
  if (parseRate !== null) search.found.push({ opening, parseRate, key: usedKey(trial), identity })
  else refuse(search, identity, opening.bits)
}

export function refuse(search: Search, identity: string, bits: number): void {
  search.refused.set(identity, Math.max(bits, search.refused.get(identity) ?? Number.NEGATIVE_INFINITY))
}

function remember(search: Search, rival: Rival): void {
  const [first, second] = search.rivals
  if (second !== undefined && rival.look.bits <= second.look.bits) return
  const known = search.rivals.find(({ identity }) => identity === rival.identity)
  if (known !== undefined && known.look.bits >= rival.look.bits) return
  const others = [first, second].filter((other) => other !== undefined && other !== known)
  search.rivals = [...others, rival]
    .flatMap((other) => other ?? [])
    .toSorted((a, b) => b.look.bits - a.look.bits)
    .slice(0, 2)
}

/** What is looked at first in every view: for ciphers of 1-, 8- and 16-byte blocks. */
type Probes = readonly { view: View; units: ReadonlyMap<number, readonly Uint8Array[]> }[]

const probesOf = (views: readonly View[]): Probes =>
  views.map((view) => ({ view, units: new Map([1, 8, 16].map((size) => [size, probeOf(view, size)])) }))

function looksAt(
  { cipher, bytes }: Trial,
  probes: Probes,
  vectors: ReadonlyMap<number, readonly string[]>,
): { look: Look; view: View }[] {
  const key = cipher.kind === 'block' ? cipher.open(bytes) : null
  return probes.flatMap(({ view, units }) => {
    const any = units.get(1) ?? []
    if (cipher.kind === 'stream') return lookAtStream(any, () => cipher.start(bytes)).map((look) => ({ look, view }))
    const { blockSizeBytes: sizeBytes } = cipher
    const whole = units.get(sizeBytes) ?? []
    // A block cipher makes line feeds of its own, so bare lines can only come from ciphers byte by byte.
    if (key === null || (view.unit === 'line' && view.armour === 'none')) return []
    const looks = whole.length === 0 ? [] : lookAtBlocks(whole, key, sizeBytes)
    const counted =
      any.length === 0 ? [] : lookAtCounter(any, key, { sizeBytes, vectors: vectors.get(sizeBytes) ?? [] })
    return [...looks, ...counted].map((look) => ({ look, view }))
  })
}

/** Tries every key on every view: a first look, and for the few that pass it the whole sample. */
export function tryKeys(search: Search, views: readonly View[]): void {
  const probes = probesOf(views)
  const vectors = new Map([8, 16].map((size) => [size, vectorsOf(search.candidates, size)]))
  let limit = search.options.maxAttempts ?? MAX_ATTEMPTS
  for (const trial of trialsOf(search.candidates, search.options.cipher)) {
    if (search.attempts >= limit) {
      search.wasCut = search.found.length === 0
      return
    }
    const before = search.found.length
    for (const { look, view } of looksAt(trial, probes, vectors)) {
      search.attempts += 1
      const rival = { identity: trial.identity, look, view, trial }
      if (look.bits > 0 || look.gzip) weigh(search, rival)
      else remember(search, rival)
    }
    if (before === 0 && search.found.length > 0) limit = Math.min(limit, search.attempts + RIVAL_ATTEMPTS)
  }
}

/** Evidence for the best chain under a key other than `identity`, weighed on the whole sample. */
export function bestRivalBits(search: Search, identity: string): number | null {
  const others = search.found.filter((found) => found.identity !== identity).map((found) => found.opening.bits)
  const refused = [...search.refused].filter(([other]) => other !== identity).map(([, bits]) => bits)
  const weighed = [...others, ...refused]
  const rival = search.rivals.find((other) => other.identity !== identity)
  if (weighed.length === 0 && rival !== undefined) weighed.push(bestOpening(search, rival).bits)
  return weighed.length === 0 ? null : Math.max(...weighed)
}
