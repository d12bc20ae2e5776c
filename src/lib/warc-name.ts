import { decodeStrictly } from './byte-text.ts'

/** What a record is about: `WARC-Target-URI`, without the angle brackets that Wget 1.19 put round it. */
export const targetOf = (fields: ReadonlyMap<string, string>): string | null =>
  fields.get('warc-target-uri')?.replace(/^<(.*)>$/s, '$1') ?? null

/** Escapes resolved where that gives valid text and no slash; otherwise as written. */
function plainPart(part: string): string {
  const bytes = Buffer.from(
    part.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
  const text = decodeStrictly(bytes)
  return text === null || text.includes('/') ? part : text
}

/**
 * A name for what lies at an address: `host/path`, with the port behind the host where it is not the usual one (`127.0.0.1_8001/x`),
 * so that a host's files lie together. Queries stay as they are; other addresses are their own names. It is never a path.
 */
export function nameOfTarget(target: string): string {
  if (!/^(?:https?|ftp):\/\//i.test(target) || !URL.canParse(target)) return target
  const { hostname, port, pathname, search } = new URL(target)
  const host = port === '' ? hostname : `${hostname}_${port}`
  return host + pathname.split('/').map(plainPart).join('/') + search
}
