import type { View } from './analysis.ts'

export interface Once<T> {
  (view: View): Promise<T>
  /** Tells the value of a view that another thread computed. */
  know(view: View, value: T): void
}

/** Computes a value once per view, however many analyses ask for it while the view lives. */
export function once<T>(compute: (view: View) => Promise<T>): Once<T> {
  const known = new WeakMap<View, Promise<T>>()
  const valueOf = (view: View): Promise<T> => {
    const started = known.get(view) ?? compute(view)
    known.set(view, started)
    return started
  }
  return Object.assign(valueOf, { know: (view: View, value: T) => void known.set(view, Promise.resolve(value)) })
}
