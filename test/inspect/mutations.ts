import * as fc from 'fast-check'

/** Reads with some bytes changed, and the same cut off somewhere; throws when reading does, with the input that made it. */
export function readMutations(bytes: Uint8Array, read: (bytes: Buffer) => unknown, numRuns: number): void {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.nat(bytes.length), (changes, end) => {
      const changed = Buffer.from(bytes)
      for (const [at, value] of changes) changed[at] = value
      read(changed)
      read(changed.subarray(0, end))
    }),
    { numRuns },
  )
}
