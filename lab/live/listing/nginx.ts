import type { Entry } from '../files.ts'
import { dayMonthYear, escaped, type Folder, linkedColumn, pathOf } from './parts.ts'

const NAME_WIDTH = 50
const SIZE_WIDTH = 19

function rowOf(entry: Entry): string {
  const size = entry.kind === 'folder' ? '-' : String(entry.sizeBytes)
  return `${linkedColumn(entry, NAME_WIDTH)} ${dayMonthYear(entry.modifiedAtUtcMs)} ${size.padStart(SIZE_WIDTH)}\r\n`
}

/** nginx 0.6, `autoindex on` (nginx.org/en/docs/http/ngx_http_autoindex_module.html): lines end in CR LF. */
export function nginx({ segments, entries }: Folder): string {
  const title = escaped(`Index of ${pathOf(segments)}`)
  return [
    `<html>\r\n<head><title>${title}</title></head>\r\n<body bgcolor="white">\r\n`,
    `<h1>${title}</h1><hr><pre><a href="../">../</a>\r\n`,
    ...entries.map(rowOf),
    '</pre><hr></body>\r\n</html>\r\n',
  ].join('')
}
