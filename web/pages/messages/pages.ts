import { useEffect, useRef, useState } from 'preact/hooks'
import { api, get } from '../../lib/client.ts'
import { changes } from '../../lib/status.ts'
import { type Asked, type Message, wireOf } from './asked.ts'

/** Rows asked for at a time, and pages that are kept. */
const PAGE_ROWS = 100
const MOST_PAGES = 80
/** Rows that only fly past are not asked for. */
const STILL_MS = 60

/** The result as far as it was fetched. */
export interface Pages {
  /** The record at a place; undefined while it is fetched. */
  at: (index: number) => Message | undefined
  /** Those that were fetched together with the one at a place, and the place of their first. */
  around: (index: number) => { from: number; messages: readonly Message[] }
  /** Why the rows in view could not be fetched; empty while all is well. */
  fault: string
  again: () => void
}

/** Records of the result by their place: those in view are fetched as they come into view. */
export function usePages(asked: Asked, view: { first: number; last: number; count: number }): Pages {
  const key = JSON.stringify([wireOf(asked), asked.order, changes.value])
  const kept = useRef({ key: '', pages: new Map<number, readonly Message[]>() })
  const [, redraw] = useState(0)
  const [fault, setFault] = useState('')
  const [tries, setTries] = useState(0)
  if (kept.current.key !== key) kept.current = { key, pages: new Map() }
  const [first, last] = [Math.floor(view.first / PAGE_ROWS), Math.floor(view.last / PAGE_ROWS)]
  useEffect(() => {
    if (view.count === 0) return undefined
    const stop = new AbortController()
    const { pages } = kept.current
    const missing = Array.from({ length: last - first + 1 }, (_, nth) => first + nth).filter((page) => !pages.has(page))
    const ask = async () => {
      for (const page of missing) {
        const { rows } = await fetchPage(asked, page, stop.signal)
        if (stop.signal.aborted) return
        pages.set(page, rows)
        for (const oldest of pages.keys()) if (pages.size > MOST_PAGES) pages.delete(oldest)
        redraw((n) => n + 1)
      }
    }
    const failed = (error: unknown) => {
      if (!stop.signal.aborted) setFault(error instanceof Error ? error.message : String(error))
    }
    setFault('')
    const timer = missing.length === 0 ? undefined : setTimeout(() => void ask().catch(failed), STILL_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key, first, last, view.count, tries])
  return {
    at: (index) => kept.current.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    around(index) {
      const page = Math.floor(index / PAGE_ROWS)
      return { from: page * PAGE_ROWS, messages: kept.current.pages.get(page) ?? [] }
    },
    fault,
    again: () => setTries((before) => before + 1),
  }
}

const fetchPage = (asked: Asked, page: number, signal: AbortSignal) =>
  get(
    api.messages.$get(
      {
        query: {
          ...wireOf(asked),
          order: asked.order === 'newest' ? 'newest' : 'oldest',
          offset: String(page * PAGE_ROWS),
          limit: String(PAGE_ROWS),
        },
      },
      { init: { signal } },
    ),
  )
