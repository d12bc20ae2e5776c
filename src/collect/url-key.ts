/** Octets that a path may hold as they are (RFC 3986 §3.3); every other octet is written as an escape. */
const PLAIN = /[A-Za-z0-9\-._~!$&'()*+,;=:@]/

const escapes = (octets: string): string =>
  Array.from(octets, (octet) =>
    PLAIN.test(octet) ? octet : `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')

/** A name's bytes as one part of a path. */
export const escapedBytes = (name: Uint8Array): string => escapes(Buffer.from(name).toString('latin1'))

/** A part of a path with its escapes resolved, one character per octet. */
export const octetsOf = (part: string): string =>
  part.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * One spelling for addresses that differ only in which characters are escaped: `it%27s` and `it's` are the same file, whoever wrote
 * the link. What is no address is its own key.
 */
export function urlKey(url: string): string {
  if (!URL.canParse(url)) return url
  const { origin, host, protocol, pathname, search } = new URL(url)
  const path = pathname.split('/').map((part) => escapes(octetsOf(part)))
  return (origin === 'null' ? `${protocol}//${host}` : origin) + path.join('/') + search
}

/** Host with its port, and path with query, of an address; the address itself as path when it is none. */
export function placeOf(url: string): { host: string; path: string } {
  if (!URL.canParse(url)) return { host: '', path: url }
  const { host, pathname, search } = new URL(url)
  return { host, path: pathname + search }
}
