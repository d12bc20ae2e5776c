/** One line of a directory listing. Names come from the server and are data. */
export interface ListedEntry {
  /** The link exactly as written in the page, entities resolved, still percent-encoded. */
  href: string
  isFolder: boolean
  /** As the listing says; null when it does not. */
  sizeBytes: number | null
  /** True when the listing rounds sizes (`1.2M`): the size is then only near. */
  isSizeRounded: boolean
  /** When it was last changed, as written; null when the listing does not say. */
  modified: string | null
}

/** A page as a server sent it, after content decoding. */
export interface ListingPage {
  /** URL it came from, after redirects. */
  url: string
  /** Content-Type as sent, '' when absent. */
  contentType: string
  /** Server header as sent, '' when absent. */
  server: string
  text: string
}

/** How one kind of server lists a directory. One file in `listings/`; the index is generated. */
export interface Listing {
  id: string
  title: string
  /** Where the format is documented or was seen. */
  source: string
  /** Entries of the listing in its order, without the link to the parent; null when the page is no listing of this kind. */
  entriesOf(page: ListingPage): readonly ListedEntry[] | null
  /** Absolute address of the listing's next page, for servers that cut long listings; null after the last. */
  nextPage?(page: ListingPage): string | null
}

export const defineListing = (listing: Listing): Listing => listing
