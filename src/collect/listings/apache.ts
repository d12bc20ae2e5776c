import { defineListing, type ListedEntry } from '../listing.ts'
import { DATE, entryOf, isUpward } from '../listing-parts.ts'
import { type Page, type PageCell, type PageLink, scanPage } from '../page.ts'

/** Links that sort the columns: `?C=N;O=D`, in Apache 1.3 `?N=D`. */
const SORTING = /^\?(?:C=[NMSD];O=[AD]|C=[NMSD]&O=[AD]|[NMSD]=[AD])$/
const TITLE = /^\s*Index of \//

// Columns may be switched off (IndexOptions SuppressLastModified, SuppressSize), and a description may follow.
const COLUMNS = new RegExp(String.raw`^\s*(${DATE})?\s*(\d+(?:\.\d+)?[KMGT]?|-)?(?=\s|$)`)
const DATE_CELL = new RegExp(String.raw`^\s*(?:${DATE})\s*$`)
const SIZE_CELL = /^\s*(?:\d+(?:\.\d+)?[KMGT]?|-)\s*$/

export default defineListing({
  id: 'apache',
  title: 'Apache httpd',
  source:
    'mod_autoindex of Apache httpd 2.4: plain list, FancyIndexing, HTMLTable (httpd.apache.org/docs/2.4/mod/mod_autoindex.html)',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null) return null
    const written = page.links.some(({ href }) => SORTING.test(href)) ? fancy(page) : plain(page)
    return written?.filter(({ href }) => !isUpward(href, url)) ?? null
  },
})

function fancy(page: Page): readonly ListedEntry[] | null {
  if (page.links.some(({ href, within }) => within === 'pre' && SORTING.test(href))) {
    return page.links.filter(({ within }) => within === 'pre').map(lineEntry)
  }
  const rows = page.rows.filter((row) => !row.isHeading)
  return rows.flatMap(({ cells }) => {
    const at = cells.findIndex((cell) => cell.href !== null)
    return at < 0 ? [] : [cellsEntry(cells.slice(at))]
  })
}

function lineEntry({ href, after }: PageLink): ListedEntry {
  const [, modified, size] = COLUMNS.exec(after) ?? []
  return entryOf(href, { ...(size && { size }), ...(modified && { modified }) })
}

function cellsEntry([name, ...rest]: readonly PageCell[]): ListedEntry {
  const columns = rest.slice(0, 2).map((cell) => cell.text)
  return entryOf(name?.href ?? '', {
    modified: columns.find((text) => DATE_CELL.test(text)) ?? '',
    size: columns.find((text) => SIZE_CELL.test(text)) ?? '',
  })
}

/** Without FancyIndexing there is only a list, its labels set off by a space. */
function plain({ title, heading, links }: Page): readonly ListedEntry[] | null {
  const isOurs = TITLE.test(title) && TITLE.test(heading)
  const listed = links.filter(({ within }) => within === 'list')
  if (!isOurs || links.some(({ within }) => within !== 'list')) return null
  if (listed.length === 0 || listed.some(({ label }) => !label.startsWith(' '))) return null
  return listed.map(({ href }) => entryOf(href, {}))
}
