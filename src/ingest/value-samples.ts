import type { OutboundValue } from '../traffic/outbound.ts'

/** Values kept of one part of one endpoint: what a key search looks at. */
const MAX_VALUES = 128
const MAX_VALUE_BYTES = 16 << 10

/** Parts kept; a capture of the whole web has more, and what comes later is not looked into. */
const MAX_PARTS = 4000

/** Some values of every part that requests carry out, by endpoint and part. */
export class ValueSamples {
  readonly #endpoints = new Map<string, Map<string, Uint8Array[]>>()
  #parts = 0

  add(endpoint: string, values: readonly OutboundValue[]): void {
    for (const { part, bytes } of values) {
      const kept = this.#valuesOf(endpoint, part)
      if (kept !== null && kept.length < MAX_VALUES && bytes.length <= MAX_VALUE_BYTES) kept.push(Buffer.from(bytes))
    }
  }

  /** Parts of an endpoint with their values, in the order in which they were met. */
  partsOf(endpoint: string): ReadonlyMap<string, readonly Uint8Array[]> {
    return this.#endpoints.get(endpoint) ?? new Map<string, Uint8Array[]>()
  }

  #valuesOf(endpoint: string, part: string): Uint8Array[] | null {
    const parts = this.#endpoints.get(endpoint) ?? new Map<string, Uint8Array[]>()
    const known = parts.get(part)
    if (known !== undefined) return known
    if (this.#parts === MAX_PARTS) return null
    this.#parts += 1
    const values: Uint8Array[] = []
    this.#endpoints.set(endpoint, parts.set(part, values))
    return values
  }
}
