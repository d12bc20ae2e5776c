import type { ListedEntry } from './listing.ts'

const UNITS: Readonly<Record<string, number>> = { K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 }

/** A size as listings write it: whole bytes, or rounded with a unit of 1,024 (`1.2M`); nulls for `-` and anything else. */
export function sizeOf(text: string): Pick<ListedEntry, 'sizeBytes' | 'isSizeRounded'> {
  const [, number = '', unit = ''] = /^\s*(\d{1,15}(?:\.\d{1,3})?)([KMGT]?)\s*$/i.exec(text) ?? []
  const factor = UNITS[unit.toUpperCase()]
  if (number === '' || (factor === undefined && number.includes('.'))) return { sizeBytes: null, isSizeRounded: false }
  return { sizeBytes: Math.round(Number(number) * (factor ?? 1)), isSizeRounded: factor !== undefined }
}

/** Octets of escapes as characters, so that `%4e` and `%4E` and `N` are alike. */
const unescaped = (path: string): string =>
  path.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** True for links that lead to the page itself (anchors, sorting) or to a folder it lies in: they are no entries. */
export function isUpward(href: string, pageUrl: string): boolean {
  if (/^[#?]/.test(href.trim()) || href.trim() === '') return true
  if (!URL.canParse(pageUrl) || !URL.canParse(href, pageUrl)) return false
  const [page, target] = [new URL(pageUrl), new URL(href, pageUrl)]
  const [here, there] = [unescaped(page.pathname), unescaped(target.pathname)]
  return target.origin === page.origin && (there === here || (there.endsWith('/') && here.startsWith(there)))
}

/** True when a link ends in a slash, whatever query follows. */
export const isFolderLink = (href: string): boolean => /^[^?#]*\/(?:[?#]|$)/.test(href)

/** A name as one part of a link's path; halves of characters, which no address can hold, become U+FFFD. */
export const escapedName = (name: string): string => encodeURIComponent(Buffer.from(name).toString())

/** A date as written; null for none. */
export const dateOf = (text: string | undefined): string | null => {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** An entry with what its listing says in columns; a date of '' is none. */
export const entryOf = (href: string, columns: { size?: string; modified?: string }): ListedEntry => ({
  href,
  isFolder: isFolderLink(href),
  ...sizeOf(columns.size ?? ''),
  modified: dateOf(columns.modified),
})

/** `14-Aug-2008 23:59` or `2008-08-14 23:59`, as Apache and nginx write it. */
export const DATE = String.raw`\d{2}-[A-Za-z]{3}-\d{4} \d{2}:\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}`
