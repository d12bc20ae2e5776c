import { defineListing, type ListedEntry } from '../listing.ts'
import { entryOf, isUpward } from '../listing-parts.ts'
import { type PageRow, scanPage } from '../page.ts'

export default defineListing({
  id: 'caddy',
  title: 'Caddy',
  source: 'file_server browse of Caddy 2 (caddyserver.com/docs/caddyfile/directives/file_server)',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null || !page.links.some(({ href }) => /^https:\/\/caddyserver\.com\/?$/.test(href))) return null
    const rows = page.rows.filter(({ className }) => className.split(/\s+/).includes('file'))
    if (rows.length === 0 && !isEmptyFolder(page.rows)) return null
    return rows.flatMap(rowEntry).filter(({ href }) => !isUpward(href, url))
  },
})

/** An empty folder still has the row of headings. */
const isEmptyFolder = (rows: readonly PageRow[]): boolean =>
  rows.some(
    ({ isHeading, cells }) =>
      isHeading && ['Name', 'Size', 'Modified'].every((title) => cells.some(({ text }) => text.includes(title))),
  )

function rowEntry({ cells }: PageRow): ListedEntry[] {
  const href = cells.find((cell) => cell.href !== null)?.href
  if (href === undefined || href === null) return []
  // Exact bytes, for sorting; the text beside them is rounded. `-1` stands for folders.
  const size = cells.map(({ attributes }) => attributes['data-order'] ?? attributes['data-size']).find((one) => one)
  const modified = cells.find((cell) => cell.time !== null)?.time ?? ''
  return [entryOf(href, { size: size ?? '', modified })]
}
