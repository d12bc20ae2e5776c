import type { Refusal } from './reasons.ts'

/** One address to be asked for. */
export interface Item {
  url: string
  /**
   * `folder`: its page may be a listing, whose entries are followed. `next-page`: another page of the same
   * address, the one thing that is asked for with a query. `robots`: the rules of a host.
   */
  kind: 'folder' | 'next-page' | 'file' | 'robots'
  /** Links from the start. */
  depth: number
  /** Redirects that led here. */
  hops: number
  /** As the listing gave it; null when unlisted. */
  listedSizeBytes: number | null
  /** As the listing gave it, as written; null when unlisted. */
  listedModified: string | null
}

/**
 * What is to be fetched, level by level, each address once. Memory is bounded: beyond `mostUrls` addresses nothing more is
 * taken, because the budget would never reach it.
 */
export class Frontier {
  /** Links that were not taken, by reason; a link that stands on many pages counts on each. */
  readonly refused = new Map<Refusal, number>()
  /** Addresses left out because more than the budget were known. */
  beyondBudget = 0
  readonly #seen = new Set<string>()
  readonly #mostUrls: number
  #level: Item[] = []
  #next: Item[] = []

  constructor(mostUrls: number) {
    this.#mostUrls = mostUrls
  }

  refuse(refusal: Refusal): void {
    this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + 1)
  }

  /** Takes a link for the next level; false when the address is known already or there are too many. */
  offer(item: Item): boolean {
    if (!this.#isNew(item.url)) return false
    this.#next.push(item)
    return true
  }

  /** Takes the goal of a redirect, which comes before anything else; false when the address is known already. */
  offerNow(item: Item): boolean {
    if (!this.#isNew(item.url)) return false
    this.#level.push(item)
    return true
  }

  /** Items of the next level; empty when there is none. Call it when `take` gave null. */
  descend(): number {
    this.#level = this.#next.toReversed()
    this.#next = []
    return this.#level.length
  }

  /** The item that waits for this address; null when none does. */
  find(url: string): Item | null {
    const isIt = (item: Item) => item.url === url
    return this.#level.find(isIt) ?? this.#next.find(isIt) ?? null
  }

  take(): Item | null {
    return this.#level.pop() ?? null
  }

  #isNew(url: string): boolean {
    if (this.#seen.has(url)) return false
    if (this.#seen.size >= this.#mostUrls) {
      this.beyondBudget += 1
      return false
    }
    this.#seen.add(url)
    return true
  }
}
