import type { View } from './analysis.ts'

/** Computes a value once per view, however many analyses ask for it while the view lives. */
export function once<T>(compute: (view: View) => Promise<T>): (view: View) => Promise<T> {
  const known = new WeakMap<View, Promise<T>>()
  return (view) => {
    const started = known.get(view) ?? compute(view)
    known.set(view, started)
    return started
  }
}
