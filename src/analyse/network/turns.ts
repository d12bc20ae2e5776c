import { byAccount, type Lines } from './lines.ts'

/** Copies of one text in a group chat reach the log within so many seconds: each member's client uploads when it receives. */
export const GROUP_SECONDS = 5

/** Somebody else's message so soon after one at the same address looks like an answer. */
export const ANSWER_SECONDS = 120

/** Sendings of each pair whose account sent the same text, as good as then, to another address. */
export function groupCopies(lines: Lines): Uint32Array {
  const copies = new Uint32Array(lines.account.length)
  const { pairs, from } = byAccount(lines)
  for (let account = 0; account + 1 < from.length; account += 1) {
    const own = pairs.subarray(from[account], from[account + 1])
    if (own.length > 1) countCopies(lines, own, copies)
  }
  return copies
}

function countCopies({ sendingsFrom, second, text }: Lines, own: Uint32Array, copies: Uint32Array): void {
  const said: { pair: number; text: number; second: number }[] = []
  for (const pair of own)
    for (let at = sendingsFrom[pair] ?? 0; at < (sendingsFrom[pair + 1] ?? 0); at += 1)
      if ((second[at] ?? -1) >= 0) said.push({ pair, text: text[at] ?? 0, second: second[at] ?? 0 })
  said.sort((a, b) => a.text - b.text || a.second - b.second || a.pair - b.pair)
  for (const [at, one] of said.entries()) {
    const isCopy = (step: 1 | -1): boolean => {
      for (let other = at + step; ; other += step) {
        const near = said[other]
        if (near?.text !== one.text || Math.abs(near.second - one.second) > GROUP_SECONDS) return false
        if (near.pair !== one.pair) return true
      }
    }
    if (isCopy(1) || isCopy(-1)) copies[one.pair] = (copies[one.pair] ?? 0) + 1
  }
}

/** Somebody's turn at an address. */
interface Turn {
  pair: number
  second: number
}

/** Every turn at an address that follows another account's within `ANSWER_SECONDS`: the pair that answers, and the one before. */
export function* answersAt(lines: Lines, address: number): Generator<readonly [answering: number, before: number]> {
  const [from, to] = [lines.pairsFrom[address] ?? 0, lines.pairsFrom[address + 1] ?? 0]
  if (to - from < 2) return
  const turns: Turn[] = []
  for (let pair = from; pair < to; pair += 1)
    for (let at = lines.sendingsFrom[pair] ?? 0; at < (lines.sendingsFrom[pair + 1] ?? 0); at += 1)
      if ((lines.second[at] ?? -1) >= 0) turns.push({ pair, second: lines.second[at] ?? 0 })
  turns.sort((a, b) => a.second - b.second || a.pair - b.pair)
  for (const [at, turn] of turns.entries()) {
    const before = turns[at - 1]
    if (before === undefined || before.pair === turn.pair) continue
    if (turn.second - before.second <= ANSWER_SECONDS) yield [turn.pair, before.pair]
  }
}

/** Turns of each pair that answer somebody at the address, or are answered by somebody there. */
export function answers(lines: Lines): Uint32Array {
  const counts = new Uint32Array(lines.account.length)
  for (let address = 0; address < lines.addresses.length; address += 1)
    for (const pairs of answersAt(lines, address)) for (const pair of pairs) counts[pair] = (counts[pair] ?? 0) + 1
  return counts
}
