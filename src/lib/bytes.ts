/** The same bytes with the methods of a Buffer, not copied. */
export const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** One character per byte, so that places in the text are places in the bytes. */
export const latin1 = (bytes: Uint8Array): string => bufferOf(bytes).toString('latin1')

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
    if (chunk.length > room) return { bytes: Buffer.concat(parts), complete: false }
  }
  return { bytes: Buffer.concat(parts), complete: true }
}

/** Shannon entropy of the byte histogram, 0 (constant) … 8 (uniform). */
export function entropyBitsPerByte(bytes: Uint8Array): number {
  const counts = new Uint32Array(256)
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / bytes.length) * Math.log2(count / bytes.length)
  return bits
}
