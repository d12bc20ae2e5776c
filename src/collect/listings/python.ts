import { defineListing } from '../listing.ts'
import { entryOf, isUpward } from '../listing-parts.ts'
import { scanPage } from '../page.ts'

const TITLE = /^\s*Directory listing for \//

export default defineListing({
  id: 'python',
  title: 'Python http.server',
  source: 'http.server of Python 3 (docs.python.org/3/library/http.server.html) and SimpleHTTPServer of Python 2',
  entriesOf({ url, text }) {
    const page = scanPage(text)
    if (page === null || !TITLE.test(page.title) || !TITLE.test(page.heading)) return null
    // It never links to the parent; a link back to the page is that of a file named so.
    return page.links
      .filter(({ href, within }) => within === 'list' && !isUpward(href, url))
      .map(({ href }) => entryOf(href, {}))
  },
})
