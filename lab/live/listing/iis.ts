import type { Entry } from '../files.ts'
import { escaped, type Folder, linkTo, linkToEntry, pathOf, timeParts } from './parts.ts'

/** ` 8/14/2008  6:02 PM`, in two columns filled from the left. */
function timeOf({ modifiedAtUtcMs }: Entry): string {
  const { year, monthNumber, day, hour, minute } = timeParts(modifiedAtUtcMs)
  const half = Number(hour) < 12 ? 'AM' : 'PM'
  const time = `${Number(hour) % 12 || 12}:${minute} ${half}`
  return `${`${monthNumber}/${Number(day)}/${year}`.padStart(10)} ${time.padStart(8)}`
}

const rowOf = (entry: Entry, folder: string): string => {
  const size = entry.kind === 'folder' ? '       &lt;dir&gt;' : String(entry.sizeBytes).padStart(12)
  return `${timeOf(entry)} ${size} <A HREF="${folder}${linkToEntry(entry)}">${escaped(entry.name)}</A><br>`
}

/** Internet Information Services 7, directory browsing: one line, links from the root, tags in capitals. */
export function iis({ segments, entries }: Folder): string {
  const title = escaped(`127.0.0.1 - ${pathOf(segments)}`)
  const up = segments.length === 0 ? '' : `<A HREF="${linkTo(segments.slice(0, -1))}">[To Parent Directory]</A><br><br>`
  const rows = entries.map((entry) => rowOf(entry, linkTo(segments))).join('')
  return `<html><head><title>${title}</title></head><body><H1>${title}</H1><hr>\r\n\r\n<pre>${up}${rows}</pre><hr></body></html>`
}
