import { defineListing, type ListedEntry } from '../listing.ts'
import { entryOf, isUpward } from '../listing-parts.ts'
import { type PageCell, type PageRow, scanPage } from '../page.ts'

export default defineListing({
  id: 'lighttpd',
  title: 'lighttpd',
  source: 'mod_dirlisting of lighttpd 1.4 (redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModDirlisting)',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null || !page.rows.some((row) => row.isHeading && isOurs(row))) return null
    const rows = page.rows.filter((row) => !row.isHeading && isOurs(row))
    return rows.flatMap(rowEntry).filter(({ href }) => !isUpward(href, url))
  },
})

const cell = ({ cells }: PageRow, className: string): PageCell | undefined =>
  cells.find(({ attributes }) => attributes.class === className)

/** Columns of name, time of last change, size and type, by their one-letter classes. */
const isOurs = (row: PageRow): boolean => ['n', 'm', 's', 't'].every((name) => cell(row, name) !== undefined)

function rowEntry(row: PageRow): ListedEntry[] {
  const href = cell(row, 'n')?.href ?? null
  return href === null
    ? []
    : [entryOf(href, { size: cell(row, 's')?.text ?? '', modified: cell(row, 'm')?.text ?? '' })]
}
