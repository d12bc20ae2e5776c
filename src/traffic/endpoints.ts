import { isIP } from 'node:net'
import type { Exchange } from '../model/exchange.ts'

/** Methods of RFC 9110 §9 and WebDAV that stand as they are; any other word may be anything. */
const METHODS = new Set(
  'GET HEAD POST PUT DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK REPORT'.split(
    ' ',
  ),
)

/** Deeper paths and longer lists of names say no more about what a request is for. */
const MAX_SEGMENTS = 8
const MAX_NAMES = 12
const MAX_LABELS = 8

const ANY = '*'

/** Longer words are data. */
const LONGEST_NAME = 32
/** A word of ASCII, perhaps with the extension of a page or file; after a dot anything else may be half of an account. */
const NAME =
  /^[A-Za-z_~-][A-Za-z0-9_~-]*(?:\.(?:aspx?|ashx|asmx|axd|bin|bmp|cab|cfm|cgi|css|csv|dat|dll|do|exe|gif|html?|ico|ini|jpe?g|jspx?|json|js|log|lua|mp3|mp4|php\d?|pl|png|py|shtml|svg|swf|txt|wasm|webp|woff2?|xml|zip))?$/i
/** Two digits in a row are a number, a year, a version, an account. */
const NUMBER = /\d\d/
const HEX = /^[0-9a-f]{8,}$/i
const MOST_DIGITS = 0.2
/** From this length on, upper and lower case that change in every third place are base64, not `camelCase`. */
const LONG = 16
const MOST_SWITCHES = 0.3

const switches = (text: string): number => text.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0
const digits = (text: string): number => text.match(/\d/g)?.length ?? 0

/** False for what looks like a value: numbers, hexadecimal, identifiers, base64, text of people. */
function isName(text: string): boolean {
  if (text.length > LONGEST_NAME || !NAME.test(text) || NUMBER.test(text) || HEX.test(text)) return false
  if (digits(text) > MOST_DIGITS * text.length && text.length > 3) return false
  return text.length < LONG || switches(text) <= MOST_SWITCHES * text.length
}

/** Host as it is grouped: no port, addresses as `IP`, numbers as `#`, because servers of one kind are numbered. */
function hostTemplate(authority: string): string {
  const place = authority.slice(authority.lastIndexOf('@') + 1)
  const host = isIP(place) === 0 ? place.replace(/:\d*$/, '') : place
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return 'IP'
  const labels = host.replace(/\.$/, '').toLowerCase().split('.')
  return labels
    .slice(-MAX_LABELS)
    .map((label) => label.replaceAll(/\d+/g, '#'))
    .map((label) => (/^[a-z#_-]{1,32}$/.test(label) && (label.match(/#/g)?.length ?? 0) < 3 ? label : ANY))
    .join('.')
}

function pathTemplate(path: string): string {
  const segments = path.split('/').slice(1)
  const kept = segments.slice(0, MAX_SEGMENTS).map((segment) => (segment === '' || isName(segment) ? segment : ANY))
  return `/${[...kept, ...(segments.length > MAX_SEGMENTS ? [ANY] : [])].join('/')}`
}

/** A word without `=` is a value without a name. */
function queryTemplate(query: string): string {
  const names = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => (pair.includes('=') ? (pair.split('=', 1)[0] ?? '') : ''))
  const kept = [...new Set(names.map((name) => (isName(name) ? name : ANY)))].toSorted()
  const shown = kept.length > MAX_NAMES ? [...kept.slice(0, MAX_NAMES - 1), ANY] : kept
  return shown.length === 0 ? '' : `?${shown.join('&')}`
}

/** Authority, path and query of a target: origin form, absolute form, authority form or `*` (RFC 9112 §3.2). */
function partsOf(method: string, target: string): { authority: string | null; path: string; query: string } {
  if (method === 'CONNECT') return { authority: target, path: '/', query: '' }
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/(?<authority>[^/?#]*)(?<rest>.*)$/is.exec(target)?.groups
  const rest = (absolute?.rest ?? target).split('#', 1)[0] ?? ''
  const mark = rest.indexOf('?')
  const path = mark < 0 ? rest : rest.slice(0, mark)
  return {
    authority: absolute?.authority ?? null,
    path: path.startsWith('/') ? path : '/',
    query: mark < 0 ? '' : rest.slice(mark + 1),
  }
}

/**
 * The kind of a request: `POST log#.example.com/agent/up.php?v`. Method, host, path and sorted names of the query, with
 * everything variable replaced, so that it groups requests and holds no value. A lost request is `unknown`.
 */
export function endpointOf({ request, server }: Exchange): string {
  if (request === null) return 'unknown'
  const method = METHODS.has(request.method) ? request.method : ANY
  const { authority, path, query } = partsOf(request.method, request.target)
  const host = authority ?? request.host ?? server?.address ?? null
  return `${method} ${host === null ? ANY : hostTemplate(host)}${pathTemplate(path)}${queryTemplate(query)}`
}
