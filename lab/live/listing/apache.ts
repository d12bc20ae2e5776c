import type { Entry } from '../files.ts'
import { dayMonthYear, escaped, type Folder, linkedColumn, linkTo, shortSize } from './parts.ts'

const NAME_WIDTH = 23

const HEADINGS =
  '<img src="/icons/blank.gif" alt="Icon "> <a href="?C=N;O=D">Name</a>                    ' +
  '<a href="?C=M;O=A">Last modified</a>      <a href="?C=S;O=A">Size</a>  <a href="?C=D;O=A">Description</a><hr>'

function sizeOf({ kind, sizeBytes }: Entry): string {
  if (kind === 'folder') return '  - '
  return sizeBytes < 973 ? `${String(sizeBytes).padStart(3)} ` : shortSize(sizeBytes, 'below-ten').padStart(4)
}

function rowOf(entry: Entry): string {
  const icon = entry.kind === 'folder' ? 'src="/icons/folder.gif" alt="[DIR]"' : 'src="/icons/unknown.gif" alt="[   ]"'
  return `<img ${icon}> ${linkedColumn(entry, NAME_WIDTH)} ${dayMonthYear(entry.modifiedAtUtcMs)} ${sizeOf(entry)} \n`
}

const parentRow = (segments: readonly string[]): string =>
  `<img src="/icons/back.gif" alt="[DIR]"> <a href="${linkTo(segments.slice(0, -1))}">Parent Directory</a>                             -   \n`

/** Apache httpd 2.2, `mod_autoindex` with `FancyIndexing` (httpd.apache.org/docs/2.2/mod/mod_autoindex.html). */
export function apache({ segments, entries, port }: Folder): string {
  const title = escaped(`Index of /${segments.join('/')}`)
  const rows = [segments.length === 0 ? '' : parentRow(segments), ...entries.map(rowOf)].join('')
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">
<html>
 <head>
  <title>${title}</title>
 </head>
 <body>
<h1>${title}</h1>
<pre>${HEADINGS}${rows}<hr></pre>
<address>Apache/2.2.3 (CentOS) Server at 127.0.0.1 Port ${port}</address>
</body></html>
`
}
