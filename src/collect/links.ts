import { plainUrl, refusalOf } from './admission.ts'
import { type NameText, strayBytesEscaped } from './name-bytes.ts'
import { folderOf } from './paths.ts'
import type { Refusal } from './reasons.ts'
import type { Scope } from './scope.ts'

/** Where links lead from, and how far they may. */
export interface Ground {
  scope: Scope
  start: URL
}

/** Where a link of a page or a header leads; null when nowhere. */
export const linkOf = ({ text, hasStrayBytes }: NameText, base: URL): URL | null =>
  plainUrl(hasStrayBytes ? strayBytesEscaped(text) : text, base)

const isBelow = (url: URL, folder: URL): boolean =>
  url.origin === folder.origin && url.pathname.startsWith(folderOf(folder.pathname))

/**
 * Why an entry of a listing is not asked for: out of scope, or a lure, which is in scope but neither in the listed folder
 * nor below the start.
 */
export function refusalOfEntry(url: URL | null, listing: URL, { scope, start }: Ground): Refusal | null {
  if (url === null) return 'not-a-url'
  const refusal = refusalOf(url, scope)
  if (refusal !== null) return refusal
  return isBelow(url, listing) || isBelow(url, start) ? null : 'lure'
}

/** Where a listing goes on, when that is the same address with another query; null for anything else. */
export function nextPageOf(href: string | null, listing: URL): URL | null {
  const url = href === null ? null : plainUrl(href, listing)
  return url !== null && url.origin === listing.origin && url.pathname === listing.pathname && url.search !== ''
    ? url
    : null
}

/** The address without its query, which is what the scope is asked about for the next page of a listing. */
export function withoutQuery(url: URL): URL {
  const plain = new URL(url)
  plain.search = ''
  return plain
}

/** RFC 9110 §15.4: the statuses whose Location is followed. */
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export const isRedirect = (status: number): boolean => REDIRECTS.has(status)

/** Redirects that are followed one after the other; RFC 9309 §2.3.1.2 and RFC 2068 name five. */
export const MOST_HOPS = 5
