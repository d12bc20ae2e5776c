import type { DecodeChain } from '../model/chain.ts'

export type Padding = DecodeChain['padding']

/** Bytes of PKCS#7 padding (RFC 5652 §6.3) at the end of `bytes[start…end)`: 1…block size, or 0 when there is none. */
function pkcs7(bytes: Uint8Array, end: number, limit: number): number {
  const count = bytes[end - 1] ?? 0
  if (count === 0 || count > limit) return 0
  for (let i = end - count; i < end; i += 1) if (bytes[i] !== count) return 0
  return count
}

/** Trailing NUL bytes, at most one block of them: what follows text that was filled up with zeros. */
function zeros(bytes: Uint8Array, end: number, limit: number): number {
  let count = 0
  while (count < limit && bytes[end - 1 - count] === 0) count += 1
  return count
}

/** One message of whole blocks inside a larger buffer. */
export interface Padded {
  bytes: Uint8Array
  start: number
  end: number
}

/** Bytes to take off the end of a message; null when the padding demanded cannot be there. */
export function paddingLength({ bytes, start, end }: Padded, padding: Padding, blockSizeBytes: number): number | null {
  const limit = Math.min(blockSizeBytes, end - start)
  if (padding === 'none') return 0
  if (padding === 'zero') return zeros(bytes, end, limit)
  const count = pkcs7(bytes, end, limit)
  return count === 0 ? null : count
}
