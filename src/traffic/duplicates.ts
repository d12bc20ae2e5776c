import { hash } from 'node:crypto'
import type { Exchange, HttpRequest } from '../model/exchange.ts'

/** How far the times of one exchange may lie apart in two captures whose clocks are set: a browser starts its watch before the packet leaves. */
export const MAX_APART_MS = 1000
/** Exchanges remembered; each takes some 200 bytes. Beyond, those that came first are forgotten. */
export const MAX_REMEMBERED = 500_000
/** Equal exchanges of one second; more are a flood, and each is compared with all. Beyond, none is remembered. */
export const MAX_EQUAL = 1000

interface Remembered {
  capture: string
  atUtcMs: number
  /** Later captures in which it was found again. */
  repeatedIn: Set<string> | null
}

const DEFAULT_PORT = { http: /:80$/, https: /:443$/ } as const

/** Host and path, the same for a request to a server and one through a proxy (RFC 9112 §3.2). */
function placeOf({ target, host }: HttpRequest, scheme: Exchange['scheme']): string {
  const [, authority = host ?? '', path = target] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target) ?? []
  return `${authority.toLowerCase().replace(DEFAULT_PORT[scheme], '')} ${path === '' ? '/' : path}`
}

/** What two captures of one exchange agree on. */
function sameness({ request, response, scheme }: Exchange): string | null {
  if (request === null) return null
  const parts = [request.method, placeOf(request, scheme), request.bodySha256, response?.status ?? null]
  return hash('sha256', JSON.stringify(parts), 'base64').slice(0, 24)
}

/**
 * Tells which exchanges repeat one of an earlier capture of the same session. Two equal requests in one capture were sent
 * twice and never count as repeats; each remembered one is found again at most once in each later capture.
 */
export class SeenExchanges {
  readonly #buckets = new Map<string, Remembered[]>()
  #remembered = 0
  #forgotten = 0

  /** Exchanges that are no longer remembered, so that repeats of them would not be noticed. */
  get forgotten(): number {
    return this.#forgotten
  }

  /** `atUtcMs`: when the request began, after the correction of the capture's clock. Without it nothing is a repeat. */
  isRepeat(exchange: Exchange, capture: string, atUtcMs: number | null): boolean {
    const same = sameness(exchange)
    if (same === null || atUtcMs === null) return false
    const bucket = Math.floor(atUtcMs / MAX_APART_MS)
    const near = [bucket - 1, bucket, bucket + 1].flatMap((number) => this.#buckets.get(`${same} ${number}`) ?? [])
    const earlier = nearest(near, capture, atUtcMs)
    if (earlier === null) this.#remember(`${same} ${bucket}`, { capture, atUtcMs, repeatedIn: null })
    else (earlier.repeatedIn ??= new Set()).add(capture)
    return earlier !== null
  }

  #remember(key: string, exchange: Remembered): void {
    const bucket = this.#buckets.get(key) ?? []
    if (bucket.length === MAX_EQUAL) {
      this.#forgotten += 1
      return
    }
    bucket.push(exchange)
    this.#buckets.set(key, bucket)
    this.#remembered += 1
    for (const [first, forgotten] of this.#buckets) {
      if (this.#remembered <= MAX_REMEMBERED) return
      this.#buckets.delete(first)
      this.#remembered -= forgotten.length
      this.#forgotten += forgotten.length
    }
  }
}

/** Of the exchanges of other captures that this one has not yet repeated, the nearest in time. */
function nearest(near: readonly Remembered[], capture: string, atUtcMs: number): Remembered | null {
  let best: Remembered | null = null
  let bestMs = MAX_APART_MS
  for (const one of near) {
    const apartMs = Math.abs(one.atUtcMs - atUtcMs)
    const isOther = one.capture !== capture && !(one.repeatedIn?.has(capture) ?? false)
    if (!isOther || apartMs > bestMs || (best !== null && apartMs === bestMs)) continue
    best = one
    bestMs = apartMs
  }
  return best
}
