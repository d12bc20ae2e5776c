/** Joins chunks into one buffer. */
export const concat = (chunks: readonly Uint8Array[]): Buffer => Buffer.concat(chunks)

/** Reads a whole stream, stopping after `limitBytes`; `complete` tells whether the end was reached. */
export async function readUpTo(
  chunks: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<{ bytes: Buffer; complete: boolean }> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of chunks) {
    const room = limitBytes - sizeBytes
    parts.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
    sizeBytes += Math.min(chunk.length, room)
    if (chunk.length > room) return { bytes: concat(parts), complete: false }
  }
  return { bytes: concat(parts), complete: true }
}

/** Shannon entropy of the byte histogram, 0 (constant) … 8 (uniform). */
export function entropyBitsPerByte(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length)
  return bits
}
