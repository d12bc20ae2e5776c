import { latin1 } from '../lib/bytes.ts'
import { parseAddress } from '../lib/addresses.ts'
import { isTopLevelDomain } from '../text/top-level-domains.ts'
import type { NetworkName } from './build.ts'
import { FINDS_PER_FILE } from './limits.ts'

const URL_TEXT = /\b(?:https?|ftp|wss?|rtmp|rtsp|mms):\/\/[\w.~:/?#[\]@!$&'()*+,;=%{}-]{3,2000}/gi
const HOST_OF_URL = /^[a-z]+:\/\/(?:[^/@?#]{0,200}@)?([^/:?#]+)/i
// Nothing of a name stands before or behind it; what it is made of is judged afterwards.
const DOTTED = /(?<![\w.@/-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?![\w-]|\.\w)/g
// What stands before the @ of a URL is who logs in there
const MAIL = /(?<![\w.+-]|:\/\/[\w.+:%-]{0,64})[\w.+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?![\w-])/gi
const QUAD = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g
const WIDE = /(?:[\x20-\x7e]\0){6,4096}/g

/** Endings of files that are endings of countries, too: a bare `main.cs` is no host, `www.main.cs` is one. */
const FILE_ENDINGS = new Set(
  'ai am bz cc cs db gz hh hk in la lo md mk ml mm mo pas pb pl pm po ps pub py rc rs sh so st sys ts tt vb ws xz zip js'.split(
    ' ',
  ),
)
// Names for examples and tests (RFC 2606 §2) stand in for real ones in invented builds.
const RESERVED_ENDINGS = new Set(['example', 'invalid', 'test', 'localhost'])
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const COUNTRY_LIKE = new Set(['uk', 'eu', 'su', 'ac', 'tp'])

function isCountry(ending: string): boolean {
  return COUNTRY_LIKE.has(ending) || COUNTRIES.of(ending.toUpperCase()) !== undefined
}

function isEnding(ending: string): boolean {
  if (RESERVED_ENDINGS.has(ending)) return true
  return (
    isTopLevelDomain(ending) &&
    (ending.length > 2 || /^[a-z]{2}$/.test(ending)) &&
    (ending.length > 2 || isCountry(ending))
  )
}

/** `t.cn` is a host, too, and is found in a URL; bare, it is not told from noise. */
const LEAST_SHORT_HOST = 6

/** True for a dotted name that is a host rather than a file, a class or a version. */
function isHost(name: string): boolean {
  const labels = name.split('.')
  const ending = labels.at(-1) ?? ''
  if (labels.some((label) => label.startsWith('-') || label.endsWith('-'))) return false
  if (!isEnding(ending) || !/[a-z]/.test(labels.at(-2) ?? '')) return name.startsWith('www.') && isEnding(ending)
  if (FILE_ENDINGS.has(ending)) return name.startsWith('www.')
  // Two letters, a dot and a country come about by chance in every compressed file
  if (labels.length === 2 && ending.length === 2 && name.length < LEAST_SHORT_HOST) return false
  // `android.app`, `java.net`: a package of a program, not a host of the network
  return !/^(?:android|java|javax|com|org|net|io|sun|dalvik)\./.test(name)
}

/** Four numbers that a word of version precedes, or that end like an assembly's (`1.0.0.0`), are no address. */
function isVersion(text: string, at: number, quad: string): boolean {
  return quad.endsWith('.0.0') || /ver(?:sion)?\W{0,12}$/i.test(text.slice(Math.max(0, at - 24), at))
}

const addressOrHost = (value: string): NetworkName['kind'] => (parseAddress(value) === null ? 'host' : 'address')

type Add = (kind: NetworkName['kind'], value: string, at: number) => void

function scanUrls(text: string, add: Add): void {
  for (const { 0: written, index } of text.matchAll(URL_TEXT)) {
    const url = written.replace(/[.,;:'()[\]!]+$/, '')
    const host = (HOST_OF_URL.exec(url)?.[1] ?? '').toLowerCase()
    if (host === '') continue
    add('url', url, index)
    if (/^[\w.-]+$/.test(host)) add(addressOrHost(host), host, index)
  }
}

function scanBare(text: string, add: Add): void {
  for (const { 1: domain = '', index } of text.matchAll(MAIL))
    if (isEnding(domain.toLowerCase().split('.').at(-1) ?? '')) add('e-mail domain', domain.toLowerCase(), index)
  for (const { 0: name, index } of text.matchAll(DOTTED)) if (isHost(name)) add('host', name, index)
  for (const { 0: quad, index } of text.matchAll(QUAD))
    if (parseAddress(quad) !== null && !isVersion(text, index, quad)) add('address', quad, index)
}

/**
 * URLs, hosts, domains of e-mail and IPv4 addresses in a file, each once with the first place it stands, from text of one
 * byte per character and of UTF-16LE. At most `FINDS_PER_FILE`; what is built at run time or packed is not seen. Of dense
 * bytes only URLs are taken: shorter names come about in them by chance.
 */
export function findNetworkNames(bytes: Uint8Array, isDense = false): NetworkName[] {
  const text = latin1(bytes)
  const found = new Map<string, NetworkName>()
  const add: Add = (kind, value, startByte) => {
    const id = `${kind} ${value}`
    if (!found.has(id) && found.size < FINDS_PER_FILE) found.set(id, { kind, value, startByte })
  }
  const scan = (part: string, tell: Add): void => {
    scanUrls(part, tell)
    if (!isDense) scanBare(part, tell)
  }
  scan(text, add)
  for (const { 0: run, index } of text.matchAll(WIDE))
    scan(run.replaceAll('\0', ''), (kind, value, at) => add(kind, value, index + 2 * at))
  return [...found.values()].toSorted((one, other) => one.startByte - other.startByte)
}
