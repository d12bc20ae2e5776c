import { z } from 'zod'
import { jsonOf } from '../json-page.ts'
import { defineListing } from '../listing.ts'
import { dateOf, isUpward } from '../listing-parts.ts'

const ROWS = z.array(
  z.object({
    name: z.string(),
    size: z.number().int().nonnegative(),
    url: z.string(),
    mod_time: z.string(),
    is_dir: z.boolean(),
  }),
)

export default defineListing({
  id: 'caddy-json',
  title: 'Caddy, JSON',
  source:
    'file_server browse of Caddy 2, to a client that accepts JSON (caddyserver.com/docs/caddyfile/directives/file_server)',
  entriesOf({ url, text, server }) {
    const rows = ROWS.safeParse(jsonOf(text))
    if (!rows.success) return null
    // An empty array says nothing of who wrote it.
    if (rows.data.length === 0 && !/^caddy\b/i.test(server)) return null
    return rows.data
      .filter((row) => !isUpward(row.url, url))
      .map((row) => ({
        href: row.url,
        isFolder: row.is_dir,
        // What a file system says of a folder is not the size of what it holds.
        sizeBytes: row.is_dir ? null : row.size,
        isSizeRounded: false,
        modified: dateOf(row.mod_time),
      }))
  },
})
