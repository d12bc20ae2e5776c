/** Bits of each table: at 20,000 keywords some 7 % are set, and a table stays in the processor's first cache. */
const BITS = 18

/** Tells places at which no keyword can begin, which most places are, by the next four UTF-16 units. */
export interface Gate {
  /** Of each unit: 0 when no keyword begins with it, 2 when it is one, else 1. */
  first: Uint8Array
  /** Hashes of the keywords of two and of three units, and of how longer ones begin: with three and with four units. */
  pairs: Int32Array
  threes: Int32Array
  triples: Int32Array
  fours: Int32Array
}

const table = (): Int32Array => new Int32Array(1 << (BITS - 5))

/** What begins the keywords, which are not empty. */
export function gateOf(keywords: readonly string[]): Gate {
  const gate = { first: new Uint8Array(0x10000), pairs: table(), threes: table(), triples: table(), fours: table() }
  for (const keyword of keywords) {
    const [a, b, c, d] = [0, 1, 2, 3].map((at) => (at < keyword.length ? keyword.charCodeAt(at) : 0))
    gate.first[a ?? 0] = Math.max(gate.first[a ?? 0] ?? 0, keyword.length === 1 ? 2 : 1)
    const [pair, triple] = [mixed(a ?? 0, b ?? 0, 0), mixed(a ?? 0, b ?? 0, c ?? 0)]
    if (keyword.length === 2) set(gate.pairs, pair)
    if (keyword.length > 2) set(gate.triples, triple)
    if (keyword.length === 3) set(gate.threes, triple)
    if (keyword.length > 3) set(gate.fours, mixedWith(triple, d ?? 0))
  }
  return gate
}

/** The first place from `from` on at which a keyword may begin; the text's length when there is none. */
export function nextBeginning({ first, pairs, threes, triples, fours }: Gate, text: string, from: number): number {
  const { length } = text
  let a = 0
  let b = from < length ? text.charCodeAt(from) : 0
  let c = from + 1 < length ? text.charCodeAt(from + 1) : 0
  for (let at = from; at < length; at += 1) {
    a = b
    b = c
    c = at + 2 < length ? text.charCodeAt(at + 2) : 0
    const begins = first[a] ?? 0
    if (begins === 0) continue
    if (begins === 2) return at
    const triple = mixed(a, b, c)
    if (isSet(triples, triple)) {
      const d = at + 3 < length ? text.charCodeAt(at + 3) : 0
      if (isSet(threes, triple) || isSet(fours, mixedWith(triple, d))) return at
    }
    if (isSet(pairs, mixed(a, b, 0))) return at
  }
  return length
}

/** Hashes of three and of four units; multipliers are those of xxHash (Collet): odd, with mixed bits. */
const mixed = (a: number, b: number, c: number): number =>
  Math.imul(a, 0x9e37_79b1) + Math.imul(b, 0x85eb_ca77) + Math.imul(c, 0xc2b2_ae3d)
const mixedWith = (triple: number, d: number): number => triple + Math.imul(d, 0x27d4_eb2f)

const isSet = (bits: Int32Array, hash: number): boolean => {
  const at = hash >>> (32 - BITS)
  return (((bits[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

const set = (bits: Int32Array, hash: number): void => {
  const at = hash >>> (32 - BITS)
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}
