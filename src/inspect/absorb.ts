import { createHash } from 'node:crypto'

/** All of a stream in figures, and its first bytes. */
export interface Absorbed {
  sizeBytes: number
  /** Lower-case hexadecimal, of all bytes. */
  sha256: string
  /** Of the byte histogram of all bytes, 0…8; null for none. */
  entropyBits: number | null
  head: Buffer
}

function entropyOf(counts: Float64Array, sizeBytes: number): number | null {
  if (sizeBytes === 0) return null
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / sizeBytes) * Math.log2(count / sizeBytes)
  return bits
}

/** Reads a stream to its end, holding at most `headBytes` of it. */
export async function absorb(chunks: AsyncIterable<Uint8Array>, headBytes: number): Promise<Absorbed> {
  const hash = createHash('sha256')
  const counts = new Float64Array(256)
  const parts: Uint8Array[] = []
  let [sizeBytes, heldBytes] = [0, 0]
  for await (const chunk of chunks) {
    hash.update(chunk)
    for (const byte of chunk) counts[byte] = (counts[byte] ?? 0) + 1
    sizeBytes += chunk.length
    const part = chunk.subarray(0, Math.max(0, headBytes - heldBytes))
    if (part.length > 0) parts.push(Buffer.from(part))
    heldBytes += part.length
  }
  return {
    sizeBytes,
    sha256: hash.digest('hex'),
    entropyBits: entropyOf(counts, sizeBytes),
    head: Buffer.concat(parts),
  }
}
