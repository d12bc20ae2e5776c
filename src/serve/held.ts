import type { Askable } from '../answers.ts'

/**
 * Computes a value once for each state of a case, however many ask for it: a session stands for one state. What failed is
 * tried again by the next who asks.
 */
export function held<T>(compute: (session: Askable) => Promise<T>): (session: Askable) => Promise<T> {
  const known = new WeakMap<Askable, Promise<T>>()
  return (session) => {
    const before = known.get(session)
    if (before !== undefined) return before
    const started = compute(session)
    known.set(session, started)
    started.catch(() => known.delete(session)) // whoever asked is told by the promise itself
    return started
  }
}
