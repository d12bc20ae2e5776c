import { entropyBitsPerByte, latin1 } from '../lib/bytes.ts'

/** A keyword file known by its name: whose it is, and who says so. */
interface KnownName {
  pattern: RegExp
  client: string
  source: string
}

/** Names under which clients keep their keyword files. */
export const KNOWN_NAMES: readonly KnownName[] = [
  {
    pattern: /^keyfile(?:_u)?$/i,
    client: 'TOM-Skype',
    source: 'Knockel, Crandall, Saia, FOCI 2011; Garden Networks note (pczone.com.tw/thread-144646)',
  },
  { pattern: /^cbw\.dat$/i, client: 'LINE', source: 'Citizen Lab, 14 November 2013 (Asia Chats: LINE)' },
  { pattern: /^(?:filter|filnick)\.xml$/i, client: '9158', source: 'jeffreyknockel.com/9158' },
  { pattern: /^word_\d+\.ucw$|\.ucw$/i, client: 'Sina Show', source: 'cs.unm.edu/~jeffk/sinashow' },
  { pattern: /^(?:high|normal|low)kwordlist\.txt$/i, client: 'YY', source: 'jeffreyknockel.com/yy' },
  { pattern: /^financekwordlist(?:\.xml)?$/i, client: 'YY', source: 'jeffreyknockel.com/yy' },
  { pattern: /^rulecenterplug\.dll$/i, client: 'GuaGua', source: 'jeffreyknockel.com/guagua' },
  { pattern: /^imresource\.dll$/i, client: 'Sina UC', source: 'jeffreyknockel.com/sinauc' },
  {
    pattern: /^illegalwords\.txt$/i,
    client: 'MY2022',
    source: 'Citizen Lab, 18 January 2022 (Cross-Country Exposure)',
  },
  {
    pattern:
      /^(?:bad|block(?:ed)?|ban(?:ned)?|filter|forbid(?:den)?|illegal|sensitive|dirty)[-_]?(?:key)?words?(?:[-_.]?list)?\.(?:txt|dat|xml|csv|json)$/i,
    client: 'games and applications',
    source: 'names that such lists have in Citizen Lab, chat-censorship (2017 games, open source)',
  },
]

const baseName = (path: string): string => path.split(/[/!\\]/).at(-1) ?? path

/** The known keyword file of this name; null when the name says nothing. */
export const knownName = (path: string): KnownName | null =>
  KNOWN_NAMES.find(({ pattern }) => pattern.test(baseName(path))) ?? null

/** Bits per byte from which bytes are enciphered or compressed rather than text or data. */
const ENCIPHERED_BITS = 6.5
/** Below this many bytes entropy says little: 64 random bytes have 5.9 bits. */
const LEAST_JUDGED_BYTES = 96
/** Words of nothing but hexadecimal digits, or but base64. */
const ARMOURED = [/^[0-9a-fA-F]{8,}$/, /^[A-Za-z0-9+/]{16,}={0,2}$/] as const
const ARMOUR_JUDGED_BYTES = 4096

/** True for text that is nothing but hexadecimal, or nothing but base64; the last word may be cut. */
function isArmoured(bytes: Uint8Array): boolean {
  const words = latin1(bytes.subarray(0, ARMOUR_JUDGED_BYTES)).trim().split(/\s+/)
  const whole = words.length > 1 && bytes.length > ARMOUR_JUDGED_BYTES ? words.slice(0, -1) : words
  return ARMOURED.some((pattern) => whole.every((word) => pattern.test(word)))
}

/** True for bytes that look enciphered: dense ones, or text that is nothing but hexadecimal or base64. */
export function looksEnciphered(bytes: Uint8Array): boolean {
  if (bytes.length < LEAST_JUDGED_BYTES) return false
  const most = Math.min(8, Math.log2(bytes.length))
  return entropyBitsPerByte(bytes) >= Math.min(ENCIPHERED_BITS, most - 0.7) || isArmoured(bytes)
}

/** True for a file that is worth trying as a keyword list: of a known name, or enciphered and of no known kind. */
export function mayBeList({ path, bytes, kind }: { path: string; bytes: Uint8Array; kind: string | null }): boolean {
  return knownName(path) !== null || (kind === null && looksEnciphered(bytes))
}
