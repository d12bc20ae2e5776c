import { BlockList, isIP } from 'node:net'
import { parseAddress } from '../lib/addresses.ts'

/**
 * Globally routable on paper, but a way to somewhere else: NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380).
 * What they carry inside would be a second address to check.
 */
const TRANSLATED = new BlockList()
TRANSLATED.addSubnet('64:ff9b::', 96, 'ipv6')
TRANSLATED.addSubnet('64:ff9b:1::', 48, 'ipv6')
TRANSLATED.addSubnet('2002::', 16, 'ipv6')
TRANSLATED.addSubnet('2001::', 32, 'ipv6')

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** True when nothing may be fetched from an address, unless it is among those the scope names. */
export function isDenied(address: string, named: BlockList): boolean {
  const known = parseAddress(address)
  if (known === null) return true
  if (named.check(known.canonical, family(known.canonical))) return false
  // A public name has no reason to lead to a mapped address.
  const isMapped = known.version === 4 && isIP(address) === 6
  return isMapped || known.scope === 'reserved' || TRANSLATED.check(known.canonical, family(known.canonical))
}
