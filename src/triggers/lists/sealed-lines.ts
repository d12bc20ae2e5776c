import { latin1 } from '../../lib/bytes.ts'
import { MOST_LINES } from './decoder.ts'

/** A line of a file whose every line is armoured: bytes [startByte, endByte). */
export interface SealedLine {
  startByte: number
  endByte: number
}

/** A keyword of a hundred characters has half as many digits under any cipher and armour; longer lines are something else. */
const MOST_CHARS = 2000

// RFC 4648 §8 and §4
const FORMS = {
  hex: { form: /^[0-9A-Fa-f]+$/, multiple: 2, sign: /[A-Fa-f]/, leastMeanChars: 12 },
  base64: { form: /^[A-Za-z0-9+/]+={0,2}$/, multiple: 4, sign: /[A-Za-z]/, leastMeanChars: 16 },
} as const

const isOf = (armour: keyof typeof FORMS, text: string): boolean =>
  text.length <= MOST_CHARS && text.length % FORMS[armour].multiple === 0 && FORMS[armour].form.test(text)

/** Share of lines that must be of the armour; the rest may be damaged. */
const LEAST_SHARE = 0.9

/** The first lines of a file without their ends; empty ones, too. */
function linesOfBytes(bytes: Uint8Array, most: number): SealedLine[] {
  const lines: SealedLine[] = []
  for (let start = 0; start < bytes.length && lines.length < most; ) {
    const feed = bytes.indexOf(10, start)
    const end = feed < 0 ? bytes.length : feed
    lines.push({ startByte: start, endByte: end > start && bytes[end - 1] === 13 ? end - 1 : end })
    start = end + 1
  }
  return lines
}

/** Lines by which a file is judged; those behind them open or do not. */
const JUDGED_LINES = 1000

/** The armour that the lines of a file are in, long enough not to be words; null when they are in none. */
export function sealedLines(bytes: Uint8Array): { armour: keyof typeof FORMS; lines: readonly SealedLine[] } | null {
  const texts = linesOfBytes(bytes, JUDGED_LINES).map(({ startByte, endByte }) =>
    latin1(bytes.subarray(startByte, endByte)),
  )
  const filled = texts.filter((text) => text !== '')
  const chars = filled.reduce((sum, text) => sum + text.length, 0)
  for (const armour of ['hex', 'base64'] as const) {
    const { sign, leastMeanChars } = FORMS[armour]
    // Figures alone are numbers of accounts and cards
    if (chars < leastMeanChars * filled.length || !filled.some((text) => sign.test(text))) continue
    if (filled.length > 0 && filled.filter((text) => isOf(armour, text)).length >= LEAST_SHARE * filled.length)
      return { armour, lines: linesOfBytes(bytes, MOST_LINES) }
  }
  return null
}
