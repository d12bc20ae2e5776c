import type { ListedEntry, ListingPage } from './listing.ts'
import { listings } from './listings.gen.ts'

/** A directory as its server lists it. */
export interface ReadListing {
  /** Id of the kind of listing. */
  kind: string
  entries: readonly ListedEntry[]
  /** Absolute address of the next page of a cut listing; null when there is none. */
  nextPage: string | null
}

/**
 * What a page lists; null when it is no listing of a known kind, such as an ordinary page with links. Each kind claims only its own
 * marks, so that the order of asking does not matter.
 */
export function readListing(page: ListingPage): ReadListing | null {
  for (const listing of listings) {
    const entries = listing.entriesOf(page)
    if (entries !== null) return { kind: listing.id, entries, nextPage: listing.nextPage?.(page) ?? null }
  }
  return null
}
