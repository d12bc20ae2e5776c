import { masked } from '../lib/masked.ts'
import { detect } from './detect.ts'

/** A text as strangers may read it: each private value as its kind and layout, `[mobile-cn •••-••••-••••]`, all else as it was. */
export function maskSensitive(text: string): string {
  let [at, shown] = [0, '']
  for (const { kind, start, end } of detect(text)) {
    shown += `${text.slice(at, start)}[${kind} ${masked(text.slice(start, end))}]`
    at = end
  }
  return shown + text.slice(at)
}
