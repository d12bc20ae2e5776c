import { defineListing } from '../listing.ts'
import { DATE, entryOf, isUpward } from '../listing-parts.ts'
import { scanPage } from '../page.ts'

const TITLE = /^\s*Index of \//
const COLUMNS = new RegExp(String.raw`^\s+(${DATE})\s+(\d+[KMG]?|-)(?=\s|$)`)

export default defineListing({
  id: 'nginx',
  title: 'nginx',
  source: 'ngx_http_autoindex_module, format html (nginx.org/en/docs/http/ngx_http_autoindex_module.html)',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null || !TITLE.test(page.heading)) return null
    // Every page of it begins with this link, that of the root, too.
    const [parent, ...links] = page.links.filter(({ within }) => within === 'pre')
    if (parent?.href !== '../' || parent.label !== '../') return null
    const found = links.map(({ href, after }) => ({ href, columns: COLUMNS.exec(after) }))
    if (found.some(({ columns }) => columns === null)) return null
    return found
      .filter(({ href }) => !isUpward(href, url))
      .map(({ href, columns }) => entryOf(href, { modified: columns?.[1] ?? '', size: columns?.[2] ?? '' }))
  },
})
