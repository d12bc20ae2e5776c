import type { Item } from './frontier.ts'
import type { Truncation } from './inventory.ts'
import type { ResponseLine } from './journal.ts'
import { textOfBytes } from './name-bytes.ts'
import { pageText } from './page-text.ts'
import { readListing } from './read-listing.ts'
import { headerOf, type ResponseHead } from './response-head.ts'
import type { WarcReceipt } from './warc-writer.ts'

/** An answer that is in the WARC file. */
export interface Recorded {
  head: ResponseHead
  /** The content without framing, as far as it was kept. */
  content: Buffer
  fetchedAtUtcMs: number
  truncated: Truncation | null
  receipt: WarcReceipt
  /** Bytes that came over the wire for it. */
  wireBytes: number
  /** Time spent on the collection until now, over all runs. */
  spentMs: number
}

/** The line of the journal about an answer: where it is, and what it says of others. */
export async function answerLine(item: Item, recorded: Recorded): Promise<ResponseLine> {
  const { head, receipt } = recorded
  return {
    kind: 'response',
    item,
    status: head.status,
    location: locationOf(head),
    retryAfter: headerOf(head, 'retry-after'),
    contentType: headerOf(head, 'content-type'),
    lastModified: headerOf(head, 'last-modified'),
    fetchedAtUtcMs: recorded.fetchedAtUtcMs,
    truncated: recorded.truncated,
    sizeBytes: receipt.sizeBytes,
    sha256: receipt.sha256,
    warcRecordId: receipt.warcRecordId,
    warcOffsetBytes: receipt.offset,
    ...(await pageSays(item, recorded)),
    wireBytes: recorded.wireBytes,
    spentMs: recorded.spentMs,
  }
}

function locationOf(head: ResponseHead): ResponseLine['location'] {
  const value = headerOf(head, 'location')
  return value === null ? null : textOfBytes(Buffer.from(value, 'latin1'))
}

const isFine = (status: number): boolean => status >= 200 && status < 300

/** Entries of a listing, rules for robots. */
async function pageSays(item: Item, { head, content }: Recorded): Promise<Pick<ResponseLine, 'listing' | 'robots'>> {
  const nothing = { listing: null, robots: null }
  if (item.kind === 'file' || !isFine(head.status)) return nothing
  const page = await pageText(content, head)
  if (item.kind === 'robots') return { listing: null, robots: page?.text ?? '' }
  if (page === null) return nothing
  const found = readListing({
    url: item.url,
    contentType: headerOf(head, 'content-type') ?? '',
    server: headerOf(head, 'server') ?? '',
    text: page.text,
  })
  return found === null ? nothing : { listing: { ...found, hasStrayBytes: page.hasStrayBytes }, robots: null }
}
