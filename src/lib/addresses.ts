import { isIPv4, isIPv6 } from 'node:net'

export interface Address {
  /** Dotted quad, or IPv6 as RFC 5952 §4 writes it; an IPv4-mapped address is given as its IPv4. */
  canonical: string
  version: 4 | 6
  /** `reserved` when IANA's registries say the address is not globally reachable unicast. */
  scope: 'public' | 'reserved'
}

/**
 * Blocks that are not globally reachable: IANA IPv4 Special-Purpose Address Registry (RFC 6890 and later), multicast (RFC 5771),
 * and the relay block 192.88.99.0/24 withdrawn by RFC 7526.
 */
const RESERVED_V4: readonly (readonly [network: string, prefixBits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

const quadNumber = (quad: string): number => quad.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const RESERVED_V4_RANGES = RESERVED_V4.map(([network, prefixBits]) => {
  const first = quadNumber(network)
  return { first, last: first + 2 ** (32 - prefixBits) - 1 }
})

function scopeOfV4(quad: string): Address['scope'] {
  const number = quadNumber(quad)
  return RESERVED_V4_RANGES.some((range) => number >= range.first && number <= range.last) ? 'reserved' : 'public'
}

/** Eight 16-bit groups of text that `isIPv6` has accepted. */
function groupsOfV6(text: string): number[] {
  const lastColon = text.lastIndexOf(':')
  const tail = text.slice(lastColon + 1)
  const quad = tail.includes('.') ? quadNumber(tail) : null
  const hex =
    quad === null
      ? text
      : `${text.slice(0, lastColon + 1)}${Math.floor(quad / 65536).toString(16)}:${(quad % 65536).toString(16)}`
  const [left = '', right] = hex.split('::')
  const head = left === '' ? [] : left.split(':')
  const rest = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: 8 - head.length - rest.length }, () => '0')
  return [...head, ...zeros, ...rest].map((group) => Number.parseInt(group, 16))
}

/** RFC 5952 §4.2: the first longest run of two or more zero groups becomes `::`. */
function writeV6(groups: readonly number[]): string {
  let best = { start: 0, length: 1 }
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (groups[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  const hex = groups.map((group) => group.toString(16))
  if (best.length < 2) return hex.join(':')
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`
}

/**
 * IANA IPv6 registries: only 2000::/3 is global unicast, and 64:ff9b::/96 (RFC 6052) is reachable; inside 2000::/3 the
 * protocol assignments 2001::/23 and documentation 2001:db8::/32 and 3fff::/20 are not.
 */
function scopeOfV6(groups: readonly number[]): Address['scope'] {
  const [first = 0, second = 0] = groups
  if (first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) return 'public'
  if (first < 0x2000 || first > 0x3fff) return 'reserved'
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return 'reserved'
  return first === 0x3fff && second < 0x1000 ? 'reserved' : 'public'
}

/** The address a value is exactly, or null: no port, no zone id, no leading zeros, no spaces. */
export function parseAddress(text: string): Address | null {
  if (isIPv4(text)) return { canonical: text, version: 4, scope: scopeOfV4(text) }
  if (!isIPv6(text) || text.includes('%')) return null
  const groups = groupsOfV6(text)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!mapped) return { canonical: writeV6(groups), version: 6, scope: scopeOfV6(groups) }
  const [high = 0, low = 0] = groups.slice(6)
  const quad = `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  return { canonical: quad, version: 4, scope: scopeOfV4(quad) }
}

const DOT = 0x2e
const ZERO = 0x30

/** True when bytes `start`…`end` are exactly a strict dotted quad; allocates nothing. */
export function ipv4At(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15 || start < 0 || end > bytes.length) return false
  let dots = 0
  let digits = 0
  let value = 0
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte === DOT) {
      if (digits === 0 || ++dots > 3) return false
      digits = 0
      value = 0
      continue
    }
    const digit = byte - ZERO
    if (digit < 0 || digit > 9 || (digits > 0 && value === 0)) return false
    digits++
    value = value * 10 + digit
    if (value > 255) return false
  }
  return dots === 3 && digits > 0
}
