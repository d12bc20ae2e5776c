import type { Entry } from '../files.ts'

/** A folder to be shown: decoded parts of its path, what is in it, and where the server listens. */
export interface Folder {
  segments: readonly string[]
  entries: readonly Entry[]
  port: number
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, also between quotation marks. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** Path of a folder as people read it, `/log/old/`. */
export const pathOf = (segments: readonly string[]): string => `/${segments.map((part) => `${part}/`).join('')}`

/** The same path as a link, percent-encoded. */
export const linkTo = (segments: readonly string[]): string => escaped(pathOf(segments.map(encodeURIComponent)))

/** A name as servers show it: folders end in a slash. */
export const nameOf = ({ name, kind }: Entry): string => (kind === 'folder' ? `${name}/` : name)

/** Link to an entry from the page of its folder. */
export const linkToEntry = (entry: Entry): string =>
  escaped(encodeURIComponent(entry.name) + (entry.kind === 'folder' ? '/' : ''))

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** Parts of a time in UTC, two digits each but for the year and the month's name. */
export function timeParts(atUtcMs: number) {
  const at = new Date(atUtcMs)
  return {
    year: at.getUTCFullYear(),
    month: MONTHS[at.getUTCMonth()] ?? '',
    monthNumber: at.getUTCMonth() + 1,
    day: two(at.getUTCDate()),
    hour: two(at.getUTCHours()),
    minute: two(at.getUTCMinutes()),
    second: two(at.getUTCSeconds()),
  }
}

/** `14-Aug-2008 23:59`, as Apache and nginx write it. */
export function dayMonthYear(atUtcMs: number): string {
  const { year, month, day, hour, minute } = timeParts(atUtcMs)
  return `${day}-${month}-${year} ${hour}:${minute}`
}

/** A linked name in a column: too long ones are cut as Apache and nginx do, short ones followed by spaces. */
export function linkedColumn(entry: Entry, width: number): string {
  const name = nameOf(entry)
  const shown = name.length > width ? `${escaped(name.slice(0, width - 3))}..&gt;` : escaped(name)
  return `<a href="${linkToEntry(entry)}">${shown}</a>${' '.repeat(Math.max(0, width - name.length))}`
}

const UNITS = ['K', 'M', 'G', 'T'] as const

/** A size in kibibytes or more, such as `1.2M`; `digits` says when one digit follows the point. */
export function shortSize(sizeBytes: number, digits: 'always' | 'below-ten'): string {
  let [size, unit] = [sizeBytes / 1024, 0]
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size.toFixed(digits === 'always' || size < 9.95 ? 1 : 0)}${UNITS[unit] ?? ''}`
}
