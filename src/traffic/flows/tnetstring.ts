import { latin1 } from '../../lib/bytes.ts'

/** A value of a typed netstring; `;` (text, mitmproxy's own) and `,` (bytes) both come as bytes, keys as text. */
export type Tnet = null | boolean | number | Uint8Array | readonly Tnet[] | ReadonlyMap<string, Tnet>

/** Flows nest five levels. */
export const MAX_DEPTH = 64
/** Values of one flow; each takes some 100 bytes of memory, whatever it takes in the file. */
export const MAX_VALUES = 300_000
/** As mitmproxy itself reads: a length has at most twelve digits. */
export const MAX_LENGTH_DIGITS = 12

/** No number that Python writes is longer. */
const MAX_SCALAR_BYTES = 64

const [COLON, ZERO, NINE] = [0x3a, 0x30, 0x39]
const INTEGER = /^-?\d{1,20}$/
/** As Python writes a float: `1.5`, `1e-05`; `inf` and `nan` are no numbers here. */
const FLOAT = /^-?\d{1,20}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i

/** Where the length before `:` ends and what it says; null when there is none. */
export function lengthAt(bytes: Uint8Array, at: number, end: number): { lengthBytes: number; start: number } | null {
  let lengthBytes = 0
  for (let place = at; place < end && place - at <= MAX_LENGTH_DIGITS; place++) {
    const byte = bytes[place] ?? 0
    if (byte === COLON && place > at) return { lengthBytes, start: place + 1 }
    if (byte < ZERO || byte > NINE) return null
    lengthBytes = lengthBytes * 10 + byte - ZERO
  }
  return null
}

interface Place {
  at: number
  end: number
  depth: number
}

/** Reads one text; counts what it has made. */
class TnetReader {
  readonly #bytes: Uint8Array
  #values = 0
  /** Where the value read last ends, after its type. */
  #next = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  value({ at, end, depth }: Place): Tnet | undefined {
    const length = lengthAt(this.#bytes, at, end)
    if (length === null || depth > MAX_DEPTH || ++this.#values > MAX_VALUES) return undefined
    const valueEnd = length.start + length.lengthBytes
    if (valueEnd >= end) return undefined
    const value = this.#typed(String.fromCharCode(this.#bytes[valueEnd] ?? 0), {
      at: length.start,
      end: valueEnd,
      depth,
    })
    this.#next = valueEnd + 1
    return value
  }

  #typed(type: string, place: Place): Tnet | undefined {
    const payload = this.#bytes.subarray(place.at, place.end)
    if (type === ',' || type === ';') return payload
    if (type === ']') return this.#list(place)
    if (type === '}') return this.#map(place)
    if (payload.length > MAX_SCALAR_BYTES) return undefined
    const text = latin1(payload)
    if (type === '#' && INTEGER.test(text)) return Number(text)
    if (type === '^') return FLOAT.test(text) ? Number(text) : null
    if (type === '!' && (text === 'true' || text === 'false')) return text === 'true'
    return type === '~' && text === '' ? null : undefined
  }

  #list({ at, end, depth }: Place): Tnet[] | undefined {
    const list: Tnet[] = []
    for (let next = at; next < end; next = this.#next) {
      const item = this.value({ at: next, end, depth: depth + 1 })
      if (item === undefined) return undefined
      list.push(item)
    }
    return list
  }

  #map({ at, end, depth }: Place): Map<string, Tnet> | undefined {
    const map = new Map<string, Tnet>()
    for (let next = at; next < end; next = this.#next) {
      const key = this.value({ at: next, end, depth: depth + 1 })
      const value = key instanceof Uint8Array ? this.value({ at: this.#next, end, depth: depth + 1 }) : undefined
      if (!(key instanceof Uint8Array) || value === undefined) return undefined
      map.set(latin1(key), value)
    }
    return map
  }
}

/** The value that all the bytes are (tnetstrings.org); undefined when they are none, or one beyond the limits. Not copied. */
export const parseTnetstring = (bytes: Uint8Array): Tnet | undefined =>
  new TnetReader(bytes).value({ at: 0, end: bytes.length, depth: 0 })
