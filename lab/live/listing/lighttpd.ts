import type { Entry } from '../files.ts'
import { escaped, type Folder, linkToEntry, pathOf, shortSize, timeParts } from './parts.ts'

/** `2008-Aug-14 23:59:59`. */
function timeOf({ modifiedAtUtcMs }: Entry): string {
  const { year, month, day, hour, minute, second } = timeParts(modifiedAtUtcMs)
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

function rowOf(entry: Entry): string {
  const folder = entry.kind === 'folder'
  const [size, type] = folder
    ? ['- &nbsp;', 'Directory']
    : [shortSize(entry.sizeBytes, 'always'), 'application/octet-stream']
  return `<tr><td class="n"><a href="${linkToEntry(entry)}">${escaped(entry.name)}</a>${folder ? '/' : ''}</td><td class="m">${timeOf(entry)}</td><td class="s">${size}</td><td class="t">${type}</td></tr>\n`
}

/** lighttpd 1.4, `mod_dirlisting`: a table in XHTML. */
export function lighttpd({ segments, entries }: Folder): string {
  const title = escaped(`Index of ${pathOf(segments)}`)
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">
<head>
<title>${title}</title>
</head>
<body>
<h2>${title}</h2>
<div class="list">
<table summary="Directory Listing" cellpadding="0" cellspacing="0">
<thead><tr><th class="n">Name</th><th class="m">Last Modified</th><th class="s">Size</th><th class="t">Type</th></tr></thead>
<tbody>
<tr><td class="n"><a href="../">Parent Directory</a>/</td><td class="m">&nbsp;</td><td class="s">- &nbsp;</td><td class="t">Directory</td></tr>
${entries.map(rowOf).join('')}</tbody>
</table>
</div>
<div class="foot">lighttpd/1.4.19</div>
</body>
</html>
`
}
