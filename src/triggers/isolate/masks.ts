/** Runs of characters that came out different, as pieces of what went in; null when the two cannot be laid side by side. */
export function maskedPieces(sent: string, shown: string): string[] | null {
  const [from, to] = [[...sent], [...shown]]
  if (from.length !== to.length) return oneSpan(from, to)
  const pieces: string[] = []
  let open = ''
  for (const [at, character] of from.entries()) {
    if (character !== to[at]) open += character
    else if (open !== '') {
      pieces.push(open)
      open = ''
    }
  }
  return open === '' ? pieces : [...pieces, open]
}

/** Of texts of other length only one span can be told: what is left between the same beginning and the same end. */
function oneSpan(from: readonly string[], to: readonly string[]): string[] | null {
  const shorter = Math.min(from.length, to.length)
  let [left, right] = [0, 0]
  while (left < shorter && from[left] === to[left]) left += 1
  while (right < shorter - left && from.at(-1 - right) === to.at(-1 - right)) right += 1
  const piece = from.slice(left, from.length - right).join('')
  return piece === '' || piece.length === from.join('').length ? null : [piece]
}
