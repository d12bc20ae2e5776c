import { entropyBitsPerByte, latin1 } from '../lib/bytes.ts'
import { detectCharset } from '../text/charset.ts'

/** Share of the entropy that this many random bytes would show; below it the bytes have structure of their own. */
const DENSE_SHARE = 0.88

/**
 * True when the bytes are near-random, as they stand or under base64 or hexadecimal: enciphered (or compressed) data. A few
 * words of Chinese look as random as that, so bytes that read as text in some character set are none.
 */
export function looksEnciphered(head: Uint8Array): boolean {
  const bytes = underArmour(head) ?? head
  return isDense(bytes) && detectCharset(bytes) === null
}

function isDense(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false
  const most = Math.min(8, Math.log2(bytes.length))
  return entropyBitsPerByte(bytes) >= DENSE_SHARE * most && shareOfText(bytes) < 0.9
}

/** Share of bytes that printable ASCII text is made of. */
function shareOfText(bytes: Uint8Array): number {
  let text = 0
  for (const byte of bytes) if ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13) text += 1
  return text / bytes.length
}

/** The bytes under base64 or hexadecimal when (nearly) all lines are armour; null otherwise. */
function underArmour(head: Uint8Array): Uint8Array | null {
  const lines = latin1(head).split(/\r?\n/)
  const filled = lines.filter((line) => line !== '')
  const hex = filled.filter((line) => /^(?:[0-9a-fA-F]{2})+$/.test(line))
  const base64 = filled.filter((line) => /^[A-Za-z0-9+/_-]+={0,2}$/.test(line))
  const [armoured, encoding] = hex.length === filled.length ? [hex, 'hex' as const] : [base64, 'base64' as const]
  if (filled.length === 0 || armoured.length < filled.length * 0.8) return null
  return Buffer.concat(armoured.map((line) => Buffer.from(line, encoding)))
}
