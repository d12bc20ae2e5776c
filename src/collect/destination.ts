import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { parseAddress } from '../lib/addresses.ts'
import { codeOf } from '../lib/error-code.ts'
import { portOf } from './admission.ts'
import { isDenied } from './denied.ts'
import { type Egress, resolvesAway } from './egress.ts'
import { isOwnAddress } from './own-ports.ts'
import type { Refusal } from './reasons.ts'
import type { Scope } from './scope.ts'

/** Addresses of a host name, as the system or a test knows them. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

export const systemResolve: Resolve = async (hostname) => {
  const found: readonly LookupAddress[] = await lookup(hostname, { all: true, verbatim: true })
  return found.map(({ address }) => address)
}

/** Where a connection goes: checked addresses, tried in order. */
export interface Destination {
  hostname: string
  port: number
  isTls: boolean
  /** Null: the proxy resolves the name, as the scope allows. */
  addresses: readonly string[] | null
}

/** What decides whether an address may be connected to. */
export interface Surroundings {
  scope: Scope
  egress: Egress
  /** Address of the proxy; null without one. */
  proxyAddress: string | null
  resolve: Resolve
  ownPorts: () => ReadonlySet<number>
}

/** More addresses than this for one name are not tried. */
const MOST_ADDRESSES = 4

/** Host of a URL without the brackets of IPv6. */
const bareHost = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1')

/**
 * Resolves and checks. Every address of a name must be allowed: one that is not makes the name suspect. The caller
 * connects to these very addresses, so that an answer that changes in between changes nothing.
 */
export async function destinationOf(url: URL, around: Surroundings): Promise<Destination | Refusal> {
  const hostname = bareHost(url)
  const place = { hostname, port: portOf(url), isTls: url.protocol === 'https:' }
  const isName = isIP(hostname) === 0
  if (isName && resolvesAway(around.egress, url, around.scope.resolvesRemotely)) {
    if (!around.scope.resolvesRemotely || /(^|\.)localhost$/i.test(hostname)) return 'remote-name'
    return { ...place, addresses: null }
  }
  const addresses = await addressesOf(hostname, around.resolve)
  if (addresses.length === 0) return 'unresolved'
  for (const address of addresses) {
    const refusal = refusalOfAddress(address, place.port, around)
    if (refusal !== null) return refusal
  }
  return { ...place, addresses: addresses.slice(0, MOST_ADDRESSES) }
}

/** Addresses of a name, an address itself; empty when the name leads nowhere. */
export async function addressesOf(hostname: string, resolve = systemResolve): Promise<readonly string[]> {
  if (isIP(hostname) !== 0) return [hostname]
  try {
    return await resolve(hostname)
  } catch (error) {
    if (codeOf(error) === null) throw error
    return []
  }
}

/** Why a connection to this address and port may not be made; null when it may. */
export function refusalOfAddress(address: string, port: number, around: Surroundings): Refusal | null {
  if (isDenied(address, around.scope.namedAddresses)) return 'denied-address'
  if (isOwnAddress(address) && around.ownPorts().has(port)) return 'own-port'
  return isProxy(address, port, around) ? 'own-port' : null
}

function isProxy(address: string, port: number, { egress, proxyAddress }: Surroundings): boolean {
  if (egress.kind === 'direct' || proxyAddress === null || egress.port !== port) return false
  if (isOwnAddress(address) && isOwnAddress(proxyAddress)) return true
  return parseAddress(proxyAddress)?.canonical === parseAddress(address)?.canonical
}
