import { ciphers, openLines } from '../../decrypt/index.ts'
import { acceptsKey } from '../../decrypt/modes.ts'
import { keyId } from '../../keys/readings.ts'
import { textBits } from '../../lib/likelihood.ts'
import { type DecodeChain, describeChain, PLAIN } from '../../model/chain.ts'
import type { Charset } from '../../model/format.ts'
import { decodeStrict, detectCharset } from '../../text/charset.ts'
import { type ListReject, MOST_LINES } from './decoder.ts'
import type { SealedLine } from './sealed-lines.ts'

/** A file whose lines are enciphered one by one, each under the same armour. */
interface SealedFile {
  bytes: Uint8Array
  armour: DecodeChain['armour']
  lines: readonly SealedLine[]
}

interface OpenedFile {
  lines: string[]
  rejects: ListReject[]
  /** Chain, character set and evidence, in words. */
  how: string
}

/** Lines that are opened first; nearly every wrong key ends there. */
const PROBE_LINES = 32
/** Share of lines that must become words, and of those opened first, where one that is damaged weighs more. */
const LEAST_SHARE = 0.99
const LEAST_PROBED_SHARE = 0.8
/** The longest keyword of the published lists has 46 characters. */
const MOST_WORD_CHARS = 100
/** Chains tried; each costs some ten microseconds a line. */
const MOST_ATTEMPTS = 20_000
// Random bytes reach t bits of being text with a chance of at most 5 · 2^−t (lib/likelihood); all attempts together with less than 2^−36.
const CHANCE_BITS = 40

// Words are written in letters, figures and signs; neither controls nor places that Unicode leaves empty are typed.
const NO_WORD = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u

const isWord = (text: string | null): text is string =>
  text !== null && text.length <= MOST_WORD_CHARS && !NO_WORD.test(text)

/** Every way a cipher can have been used line by line with this key. */
function chainsOf(key: Uint8Array, armour: DecodeChain['armour']): DecodeChain[] {
  const bare: DecodeChain = { ...PLAIN, unit: 'line', armour, keyId: keyId(key) }
  return ciphers
    .filter((cipher) => acceptsKey(cipher, key.length))
    .flatMap(({ id: cipher, kind }): DecodeChain[] => {
      if (kind === 'stream') return [{ ...bare, cipher, mode: 'stream' }]
      return (['pkcs7', 'zero'] as const).flatMap((padding): DecodeChain[] => [
        { ...bare, cipher, padding, mode: 'ecb' },
        { ...bare, cipher, padding, mode: 'cbc', iv: { kind: 'zero' } },
        { ...bare, cipher, padding, mode: 'cbc', iv: { kind: 'prefix' } },
      ])
    })
}

/** Plain bytes of lines under a chain; null where a line does not open. */
function plainLines(
  bytes: Uint8Array,
  lines: readonly SealedLine[],
  open: ReturnType<typeof openLines>,
): (Uint8Array | null)[] {
  const opened = open({
    bytes,
    starts: Uint32Array.from(lines, (line) => line.startByte),
    ends: Uint32Array.from(lines, (line) => line.endByte),
    failed: new Uint8Array(lines.length),
    count: lines.length,
  })
  return lines.map((_, at) =>
    opened.failed[at] === 1 ? null : opened.bytes.subarray(opened.starts[at], opened.ends[at]),
  )
}

const LINE_FEED = Buffer.from('\n')

/** The words of lines in one character set, null for lines that are none; null when fewer than such a share are words. */
function wordsOf(
  plain: readonly (Uint8Array | null)[],
  leastShare: number,
): { charset: Charset; words: (string | null)[] } | null {
  const opened = plain.flatMap((line) => (line === null ? [] : [line]))
  if (opened.length < leastShare * plain.length) return null
  const charset = detectCharset(Buffer.concat(opened.flatMap((line) => [line, LINE_FEED])))?.charset
  if (charset === undefined) return null
  const words = plain.map((line) => {
    const text = line === null ? null : decodeStrict(line, charset)
    return isWord(text) ? text : null
  })
  return words.filter((word) => word !== null).length >= leastShare * plain.length ? { charset, words } : null
}

/** Evidence that lines are text: each ciphertext once, without line ends, which are ours. */
function evidenceBits({ bytes, lines }: SealedFile, plain: readonly (Uint8Array | null)[]): number {
  const distinct = new Map<string, Uint8Array>()
  for (const [at, { startByte, endByte }] of lines.entries()) {
    const text = plain[at] ?? null
    if (text !== null) distinct.set(Buffer.from(bytes.subarray(startByte, endByte)).toString('latin1'), text)
  }
  return textBits(Buffer.concat([...distinct.values()])).bits
}

/** The file under one chain; null unless nearly all lines are words and so much text is no chance. */
function openWith(file: SealedFile, attempt: { chain: DecodeChain; key: Uint8Array; neededBits: number }) {
  const open = openLines(attempt.chain, attempt.key)
  if (wordsOf(plainLines(file.bytes, file.lines.slice(0, PROBE_LINES), open), LEAST_PROBED_SHARE) === null) return null
  const plain = plainLines(file.bytes, file.lines, open)
  const read = wordsOf(plain, LEAST_SHARE)
  const bits = evidenceBits(file, plain)
  return read === null || bits < attempt.neededBits ? null : { ...read, bits, chain: attempt.chain }
}

/** Keys in all their chains; the n-th attempt needs log2(n) bits more. */
function* attemptsOf({ armour }: SealedFile, keys: readonly Uint8Array[]) {
  let count = 0
  for (const key of keys)
    for (const chain of chainsOf(key, armour)) {
      count += 1
      if (count > MOST_ATTEMPTS) return
      yield { chain, key, neededBits: CHANCE_BITS + Math.log2(count) }
    }
}

/** Opens lines with one of the keys; null when nothing makes words of them. */
export function openSealedLines(file: SealedFile, keys: readonly Uint8Array[]): OpenedFile | null {
  const filled = { ...file, lines: file.lines.filter(({ startByte, endByte }) => endByte > startByte) }
  for (const attempt of attemptsOf(filled, keys)) {
    const opened = openWith(filled, attempt)
    if (opened === null) continue
    const how = `${describeChain(opened.chain)}, ${opened.charset}; text by ${Math.round(opened.bits)} bits over chance`
    return { ...inOrder(file, filled.lines, opened.words), how }
  }
  return null
}

/** Every line of the file: empty ones as they are, the others as they opened. */
function inOrder(file: SealedFile, filled: readonly SealedLine[], words: readonly (string | null)[]) {
  const wordAt = new Map(filled.map((line, at) => [line, words[at] ?? null]))
  const lines: string[] = []
  const rejects: ListReject[] = []
  for (const line of file.lines) {
    const word = wordAt.has(line) ? (wordAt.get(line) ?? null) : ''
    if (word === null) rejects.push({ reason: 'does not open, or is no word', ...line })
    else lines.push(word)
  }
  if (file.lines.length === MOST_LINES)
    rejects.push({
      reason: `behind ${MOST_LINES} lines`,
      startByte: file.lines.at(-1)?.endByte ?? 0,
      endByte: file.bytes.length,
    })
  return { lines, rejects }
}
