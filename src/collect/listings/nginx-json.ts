import { z } from 'zod'
import { jsonOf } from '../json-page.ts'
import { defineListing } from '../listing.ts'
import { dateOf, escapedName } from '../listing-parts.ts'

const ROWS = z.array(
  z.object({
    name: z.string(),
    type: z.enum(['directory', 'file', 'other']),
    mtime: z.string(),
    size: z.number().int().nonnegative().optional(),
  }),
)

export default defineListing({
  id: 'nginx-json',
  title: 'nginx, JSON',
  source: 'ngx_http_autoindex_module, format json (nginx.org/en/docs/http/ngx_http_autoindex_module.html)',
  entriesOf({ text, server }) {
    const rows = ROWS.safeParse(jsonOf(text))
    if (!rows.success) return null
    // An empty array says nothing of who wrote it.
    if (rows.data.length === 0 && !/^nginx\b/i.test(server)) return null
    return rows.data.map(({ name, type, mtime, size }) => ({
      href: escapedName(name) + (type === 'directory' ? '/' : ''),
      isFolder: type === 'directory',
      sizeBytes: size ?? null,
      isSizeRounded: false,
      modified: dateOf(mtime),
    }))
  },
})
