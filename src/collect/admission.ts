import { disguised, isUnder } from './paths.ts'
import type { Refusal } from './reasons.ts'
import type { Scope, ScopeHost } from './scope.ts'
import { plainHostname } from './scope-values.ts'

/** RFC 9110 §4.1 asks everybody to take at least 8,000 octets; nobody needs to take more. */
const MOST_URL_CHARACTERS = 8_000

/** At the root of a host, whatever paths the scope names (RFC 9309 §2.3): the one address outside them that is asked for. */
export const ROBOTS_PATH = '/robots.txt'

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

export const portOf = (url: URL): number => (url.port === '' ? (DEFAULT_PORTS[url.protocol] ?? 0) : Number(url.port))

/** An absolute address in the one spelling that is compared, journalled and asked for; null when it is none. */
export function plainUrl(text: string, base?: URL): URL | null {
  if (!URL.canParse(text, base?.href)) return null
  const url = new URL(text, base?.href)
  url.hash = ''
  const hostname = plainHostname(url.hostname)
  if (hostname !== '' && hostname !== url.hostname) url.hostname = hostname
  return url
}

const hasPort = ({ ports }: ScopeHost, url: URL): boolean =>
  ports === null ? portOf(url) === DEFAULT_PORTS[url.protocol] : ports.includes(portOf(url))

/** Why nothing of the host that this address names may be asked for; null when robots.txt may. Takes what `plainUrl` gives. */
export function hostRefusalOf(url: URL, scope: Scope): Refusal | null {
  if (!(url.protocol in DEFAULT_PORTS)) return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  const named = scope.hosts.filter(({ hostname }) => hostname === url.hostname)
  if (named.length === 0) return 'host'
  return named.some((host) => hasPort(host, url)) ? null : 'port'
}

/** Why the scope does not let this address be asked for; null when it does. Takes what `plainUrl` gives. */
export function refusalOf(url: URL, scope: Scope): Refusal | null {
  const refusal = hostRefusalOf(url, scope)
  if (refusal !== null) return refusal
  if (url.href.length > MOST_URL_CHARACTERS) return 'too-long'
  if (url.href.includes('?')) return 'query'
  if (disguised(url.pathname)) return 'disguised-path'
  const hosts = scope.hosts.filter((host) => host.hostname === url.hostname && hasPort(host, url))
  return hosts.some((host) => host.pathPrefixes.some((prefix) => isUnder(url.pathname, prefix))) ? null : 'path'
}
