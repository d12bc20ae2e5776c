import { isIPv4, isIPv6 } from 'node:net'
import { disguised } from './paths.ts'

export const DAY_MS = 86_400_000

/** A host name or address as URLs write it, without the trailing dot of a full name. */
export const plainHostname = (hostname: string): string => hostname.replace(/\.$/, '')

/** `host` or `host:port` as the URL standard reads it; null when it is anything else. */
export function hostParts(text: string): { hostname: string; port: number | null } | null {
  if (/[\s/\\?#@%]/.test(text) || !URL.canParse(`http://${text}/`)) return null
  const { hostname } = new URL(`http://${text}/`)
  const port = /:(\d{1,5})$/.exec(text)?.[1]
  // No wildcards: a host is named or it is not.
  if (!/^(?:[a-z0-9._-]*[a-z0-9_-]\.?|\[[0-9a-f:]+\])$/.test(hostname)) return null
  return { hostname: plainHostname(hostname), port: port === undefined ? null : Number(port) }
}

/** A path prefix in the spelling of URLs; null when it is no plain path. */
export function prefixOf(text: string): string | null {
  if (!text.startsWith('/') || text.startsWith('//') || /[?#\\]/.test(text)) return null
  // Looked at as written: what the URL standard resolves would allow more than a reader of the scope sees.
  return disguised(text) ? null : new URL(`http://host${text}`).pathname
}

export interface Network {
  address: string
  prefixBits: number
  family: 'ipv4' | 'ipv6'
}

/** `127.0.0.1`, `10.0.0.0/8`, `fd00::/8`; null when it is anything else. */
export function splitNetwork(text: string): Network | null {
  const [address = '', bits, ...rest] = text.split('/')
  const widest = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : null
  if (widest === null || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null
  const prefixBits = bits === undefined ? widest : Number(bits)
  return prefixBits > widest ? null : { address, prefixBits, family: widest === 32 ? 'ipv4' : 'ipv6' }
}

/** A day as `YYYY-MM-DD` that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(Date.parse(text)).toISOString().startsWith(text)
