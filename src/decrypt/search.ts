import { createHash } from 'node:crypto'
import { entropyBitsPerByte, latin1 } from '../lib/bytes.ts'
import { textBits } from '../lib/likelihood.ts'
import { type DecodeChain, describeChain, type KeyCandidate, PLAIN } from '../model/chain.ts'
import {
  bestRivalBits,
  type Found,
  judge,
  newSearch,
  refuse,
  type Search,
  type SearchOptions,
  tryKeys,
} from './attempts.ts'
import type { Sample } from './sample.ts'
import { openSample } from './score.ts'
import { trialsOf, usedKey } from './trials.ts'
import { armouredViews, bareViews, mayBeWords, type View } from './views.ts'
import { recoverXorKey } from './xor-recovery.ts'

export interface SearchResult {
  best: {
    chain: DecodeChain
    key: KeyCandidate | null
    bits: number
    parseRate: number
    /** The sample opened: lines for `unit: 'line'`, else runs of bytes; the very value `parseRate` was asked about. */
    plain: readonly Uint8Array[]
  } | null
  /** Evidence for the best chain with another key or cipher; null when none was tried. */
  runnerUpBits: number | null
  /** Readings of the sample that were looked at: key × cipher × mode × vector × armour × unit. */
  attempts: number
  entropyBitsPerByte: number
  /** One sentence for the report. */
  why: string
}

/** Bytes that lie open need no search: so much evidence, this dense, will do. */
const PLAIN_BITS = 16
const PLAIN_DENSITY = 0.3

const IDENTITY = 'identity'

/** Share of lines that are text by themselves, from which the whole is: damage in some lines closes no log. */
const MIN_TEXT_LINES = 0.6

function isMostlyTextLines(head: Uint8Array): boolean {
  const lines = latin1(head).split('\n')
  const filled = lines.filter((line) => line.length > 1)
  const bits = filled.map((line) => textBits(Buffer.from(line, 'latin1')).bits)
  const isText = bits.map((lineBits, i) => lineBits > PLAIN_DENSITY * (filled[i]?.length ?? 0))
  const textLines = bits.filter((_, i) => isText[i])
  return textLines.length >= MIN_TEXT_LINES * filled.length && textLines.reduce((a, b) => a + b, 0) >= PLAIN_BITS
}

/** The bytes as they stand, when they are text. */
function tryPlain(search: Search, bare: readonly View[]): Found | null {
  const [view] = bare
  if (view === undefined) return null
  search.attempts += 1
  const opening = openSample(view, PLAIN, null)
  const isText = opening.bits >= PLAIN_BITS && opening.bits >= PLAIN_DENSITY * opening.scoredBytes
  if (!isText && !isMostlyTextLines(view.units[0] ?? new Uint8Array(0))) return null
  return { opening, parseRate: search.options.parseRate(opening.plain, 'file'), key: null, identity: IDENTITY }
}

/** Text that is only wrapped in armour. */
function tryArmour(search: Search, views: readonly View[]): void {
  for (const view of views) {
    search.attempts += 1
    const opening = openSample(view, { ...PLAIN, unit: view.unit, armour: view.armour }, null)
    const parseRate = judge(search, opening, 0)
    if (parseRate !== null) search.found.push({ opening, parseRate, key: null, identity: IDENTITY })
    else refuse(search, IDENTITY, opening.bits)
  }
}

/** The key a chain names: a candidate as it is, or fitted to the cipher. */
function keyOfHint(search: Search, { cipher, keyId }: DecodeChain): KeyCandidate | null {
  if (keyId === null) return null
  const exact = search.candidates.find(({ id }) => id === keyId)
  if (exact !== undefined) return exact
  for (const trial of trialsOf(search.candidates, cipher)) {
    const key = usedKey(trial)
    if (key.id === keyId) return key
  }
  return null
}

/** Chains that opened sibling streams; the first that opens this one, too, is taken. */
function tryHints(search: Search, views: readonly View[]): void {
  for (const hint of search.options.hints ?? []) {
    const key = keyOfHint(search, hint)
    if (hint.cipher === IDENTITY || key === null) continue
    for (const view of views.filter(({ unit, armour }) => unit === hint.unit && armour === hint.armour)) {
      search.attempts += 1
      const opening = openSample(view, { ...hint, gzip: false }, key.bytes)
      const parseRate = judge(search, opening, 0)
      if (parseRate === null) continue
      search.found.push({ opening, parseRate, key, identity: key.id })
      return
    }
  }
}

/** A repeating XOR gives its key away; the bits of the key itself are taken off the evidence. */
function tryRecovery(search: Search, views: readonly View[]): void {
  for (const view of views) {
    const bytes = recoverXorKey(view.units)
    if (bytes === null) continue
    search.attempts += 1
    const id = `key-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
    const key: KeyCandidate = { id, bytes, reading: 'raw', purpose: 'key', finder: 'recovered', name: '', place: null }
    const chain: DecodeChain = {
      ...PLAIN,
      unit: view.unit,
      armour: view.armour,
      cipher: 'xor',
      mode: 'stream',
      keyId: id,
    }
    const opening = openSample(view, chain, bytes)
    const parseRate = judge(search, opening, 8 * bytes.length)
    if (parseRate !== null) search.found.push({ opening, parseRate, key, identity: id })
    else refuse(search, id, opening.bits)
  }
}

/** Structure goes before evidence when only the cut into units differs, or when one is a log and the other is not. */
function isBetter(a: Found, b: Found): boolean {
  const [logA, logB] = [a.parseRate >= 0.5, b.parseRate >= 0.5]
  if (logA !== logB) return logA
  if (a.identity === b.identity && Math.abs(a.parseRate - b.parseRate) > 0.05) return a.parseRate > b.parseRate
  return a.opening.bits > b.opening.bits
}

function reasonFound({ opening, key }: Found, runnerUpBits: number | null): string {
  if (opening.chain.cipher === IDENTITY && opening.chain.armour === 'none') return 'the bytes are plain text'
  const from =
    key === null ? '' : key.finder === 'recovered' ? ', its key recovered from the ciphertext' : ` with ${key.id}`
  const rival = runnerUpBits === null ? '' : `; the best other key reaches ${Math.round(runnerUpBits)}`
  return `opened as ${describeChain(opening.chain)}${from}: text by ${Math.round(opening.bits)} bits over chance${rival}`
}

function reasonShut(search: Search, bestBits: number | null): string {
  const tried = `${search.attempts} attempts with ${search.candidates.length} candidate keys`
  const cut = search.wasCut ? '; the limit on attempts ended the search before every key was tried' : ''
  const best =
    bestBits === null
      ? ''
      : `; even the best reading is less like text than chance would have it (${Math.round(bestBits)} bits)`
  return `nothing opened it in ${tried}${best}${cut}`
}

function conclude(search: Search, sample: Sample): SearchResult {
  const entropy = sample.head.length === 0 ? 0 : entropyBitsPerByte(sample.head)
  const [first, ...others] = search.found
  if (first === undefined) {
    const runnerUpBits = bestRivalBits(search, '')
    const why = reasonShut(search, runnerUpBits)
    return { best: null, runnerUpBits, attempts: search.attempts, entropyBitsPerByte: entropy, why }
  }
  const won = others.reduce((best, found) => (isBetter(found, best) ? found : best), first)
  const runnerUpBits = bestRivalBits(search, won.identity)
  const { chain, bits } = won.opening
  return {
    best: { chain, key: won.key, bits, parseRate: won.parseRate, plain: won.opening.plain },
    runnerUpBits,
    attempts: search.attempts,
    entropyBitsPerByte: entropy,
    why: reasonFound(won, runnerUpBits),
  }
}

/**
 * Finds how a sample becomes text: as it stands, under armour, or under one of the candidate keys (hints first).
 * Accepting needs evidence that so many wrong attempts do not reach by chance; otherwise `best` is null.
 */
export function searchChain(sample: Sample, candidates: readonly KeyCandidate[], options: SearchOptions): SearchResult {
  const search = newSearch(candidates, options)
  if (sample.head.length === 0) return conclude(search, sample)
  const armoured = armouredViews(sample)
  const bare = bareViews(sample)
  tryHints(search, [...armoured, ...bare])
  if (search.found.length > 0) return conclude(search, sample)
  const plain = armoured.length === 0 || mayBeWords(sample) ? tryPlain(search, bare) : null
  if (plain !== null) search.found.push(plain)
  else tryArmour(search, armoured)
  if (search.found.length > 0) return conclude(search, sample)
  const views = armoured.length === 0 ? bare : armoured
  tryKeys(search, views)
  const mayRecover = search.found.length === 0 && (options.cipher ?? 'xor') === 'xor'
  if (mayRecover) tryRecovery(search, views)
  return conclude(search, sample)
}
