import type { Find } from './detector.ts'
import { normalise } from './normal-text.ts'
import { PRECEDENCE } from './precedence.ts'
import { sensitive } from './sensitive.gen.ts'

/** A private value in a text: offsets in UTF-16 units of the text as it was given. */
export interface Hit extends Find {
  kind: string
}

/** Without a digit, an `@`, a word for a password or an account, or a house number there is nothing to find. */
const MAY_HOLD = /[0-9@号號]|密|口令|微信|[薇威v]信|加v|pass|pwd|psw|pin|wechat|weixin|wx|vx|:\/\//i

const rankOf = new Map(PRECEDENCE.map((kind, rank) => [kind, rank]))
const inPrecedence = sensitive.toSorted((a, b) => (rankOf.get(a.id) ?? 0) - (rankOf.get(b.id) ?? 0))

/** Every private value in a text, from left to right; no two share a character. */
export function detect(text: string): Hit[] {
  const normal = normalise(text)
  if (!MAY_HOLD.test(normal.text)) return []
  const taken = new Uint8Array(normal.text.length)
  const hits: Hit[] = []
  for (const detector of inPrecedence)
    for (const { start, end, value } of detector.find(normal.text)) {
      // A span as a whole belongs to the first that claims any of it.
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      const [from, to] = normal.original(start, end)
      hits.push({ kind: detector.id, start: from, end: to, value })
    }
  return hits.toSorted((a, b) => a.start - b.start)
}
