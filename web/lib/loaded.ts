import { useEffect, useState } from 'preact/hooks'
import { changes } from './status.ts'

/** What a page knows of something it asked for. `value` stays while it is asked again. */
export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; message: string; hint: string; again: () => void }
  | { kind: 'ready'; value: T; isOld: boolean }

const hintOf = (error: unknown): string =>
  error !== null && typeof error === 'object' && 'hint' in error ? String(error.hint) : ''

/** Asks when `keys` change, when the case changes and when names are covered or shown; answers that come late are dropped. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' })
  const [tries, setTries] = useState(0)
  const change = changes.value
  useEffect(() => {
    const stop = new AbortController()
    setState((before) => (before.kind === 'ready' ? { ...before, isOld: true } : { kind: 'loading' }))
    load(stop.signal).then(
      (value) => {
        if (!stop.signal.aborted) setState({ kind: 'ready', value, isOld: false })
        return undefined
      },
      (error: unknown) => {
        if (stop.signal.aborted) return undefined
        const message = error instanceof Error ? error.message : String(error)
        setState({ kind: 'failed', message, hint: hintOf(error), again: () => setTries((before) => before + 1) })
        return undefined
      },
    )
    return () => stop.abort()
  }, [...keys, tries, change])
  return state
}
