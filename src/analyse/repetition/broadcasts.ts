import { once } from '../once.ts'
import { AGAIN, againOf } from './again.ts'
import { type Families, familiesOf, LEAST_LETTERS } from './families.ts'
import { type Sendings, sendingsOf } from './sendings.ts'

/** A text that goes to fewer addresses, or by fewer accounts, is no campaign. */
export const LEAST_REACH = 8
/** Who repeats a text from where they are is logged at the same address mostly; a campaign reaches another with most sendings. */
const ELSEWHERE_SHARE = 0.5

interface Reach {
  /** Sendings after another of the same message, and those of them at another address than it. */
  repeated: number
  elsewhere: number
  accounts: Set<number>
  addresses: Set<number>
}

/** For every text of the corpus, 1 when its family is a broadcast. */
export const broadcastsOf = once(async (view) => {
  const sendings = await sendingsOf(view)
  return broadcastTexts(sendings, await againOf(view), familiesOf(sendings.corpus))
})

/** Families that reach another address with most sendings, or that many accounts send; group chats and what is sent again within minutes are left out. */
export function broadcastTexts(sendings: Sendings, again: Uint8Array, families: Families): Uint8Array {
  const often = oftenSent(sendings, families)
  const reached = new Map<number, Reach>()
  const { corpus, start, address } = sendings
  for (const [row, text] of corpus.text.entries()) {
    const family = families[text] ?? text
    if ((often[family] ?? 0) < LEAST_REACH) continue
    const reach = reached.get(family) ?? { repeated: 0, elsewhere: 0, accounts: new Set(), addresses: new Set() }
    reached.set(family, reach)
    reach.accounts.add(corpus.account[row] ?? 0)
    let before = address[start[row] ?? 0] ?? 0
    reach.addresses.add(before)
    for (let at = (start[row] ?? 0) + 1; at < (start[row + 1] ?? 0); at += 1) {
      if (again[at] === AGAIN.quick || again[at] === AGAIN.group) continue
      const here = address[at] ?? 0
      reach.repeated += 1
      if (here !== before) reach.elsewhere += 1
      reach.addresses.add(here)
      before = here
    }
  }
  const isBroadcast = (family: number): boolean => {
    const reach = reached.get(family)
    if (reach === undefined || reach.addresses.size < LEAST_REACH) return false
    return reach.accounts.size >= LEAST_REACH || reach.elsewhere >= ELSEWHERE_SHARE * reach.repeated
  }
  return Uint8Array.from(families, (family) => (isBroadcast(family) ? 1 : 0))
}

/** Sendings of every family that is long enough to be no everyday text: most families are one text sent once. */
function oftenSent({ corpus }: Sendings, families: Families): Uint32Array {
  const often = new Uint32Array(families.length)
  for (const [row, text] of corpus.text.entries()) {
    if ((corpus.texts[text] ?? '').length < LEAST_LETTERS) continue
    const family = families[text] ?? text
    often[family] = (often[family] ?? 0) + (corpus.sendings[row] ?? 0)
  }
  return often
}
