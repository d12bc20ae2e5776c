import type { AskPieces } from './search.ts'

/** Published components are hardly ever longer; a longer find may be two words and what happened to stand between them. */
const ORDINARY_LENGTH = 8
const LONGEST_TESTED = 80

/**
 * The runs of characters that a long component needs: each other one was replaced by the separator and the box acted still.
 * Several runs mean words that must stand near each other. One run, the component itself, when it is of ordinary length.
 */
export async function neededParts(component: string, separator: string, ask: AskPieces): Promise<string[]> {
  const characters = [...component]
  if (characters.length <= ORDINARY_LENGTH || characters.length > LONGEST_TESTED) return [component]
  const parts: string[] = ['']
  for (const [at, character] of characters.entries()) {
    const isEdge = at === 0 || at === characters.length - 1
    const without = characters.with(at, separator).join('')
    const isNeeded = isEdge || !(await ask([without], characters.length - at))
    if (isNeeded) parts.push(`${parts.pop() ?? ''}${character}`)
    else if (parts.at(-1) !== '') parts.push('')
  }
  return parts.filter((part) => part !== '')
}
