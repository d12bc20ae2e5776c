import { defineListing, type ListedEntry } from '../listing.ts'
import { entryOf, isUpward } from '../listing-parts.ts'
import { type PageLink, scanPage } from '../page.ts'

/** Host, dash, path: the title and the heading of every page. */
const TITLE = /^\s*[^\s<>]{1,255} - \//
const PARENT = '[To Parent Directory]'

export default defineListing({
  id: 'iis',
  title: 'Microsoft IIS',
  source: 'directory browsing of IIS 5 to 10; dates as the server’s language writes them',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null || !TITLE.test(page.title) || !TITLE.test(page.heading)) return null
    const inPre = page.links.filter(({ within }) => within === 'pre')
    const rows = inPre.filter(({ label, before }) => label !== PARENT || columnsOf(before) !== null).map(rowEntry)
    if (rows.some((row) => row === null)) return null
    return rows.filter((row) => row !== null).filter(({ href }) => !isUpward(href, url))
  },
})

/** Date and size stand before the link: ` 8/14/2008  6:02 PM         4096 `. */
function columnsOf(before: string): { modified: string; size: string } | null {
  const text = before.trim()
  const at = text.lastIndexOf(' ')
  const [modified, size] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1)]
  return modified !== '' && /^(?:<dir>|\d{1,15})$/.test(size) ? { modified, size } : null
}

function rowEntry({ href, before }: PageLink): ListedEntry | null {
  const columns = columnsOf(before)
  if (columns === null) return null
  const entry = entryOf(href, columns)
  return { ...entry, isFolder: entry.isFolder || columns.size === '<dir>' }
}
