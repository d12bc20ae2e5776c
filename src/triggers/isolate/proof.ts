import type { AskPieces, Component } from './search.ts'

/** One question after the search, to prove its result. */
export interface Check {
  /** What was left out or changed, in words. */
  what: string
  pieces: readonly string[]
  expected: boolean
  triggered: boolean
}

/** What the questions after a search say. */
export interface Proof {
  /** Alone it triggers; without any one component, or without the last character, it does not. */
  checks: readonly Check[]
  /** `any` when the reversed components trigger, too; `this` when only in the order found; `single` for one component. */
  order: 'any' | 'this' | 'single'
  alone: boolean
  minimal: boolean
}

const without = <T>(all: readonly T[], index: number): T[] => all.filter((_, at) => at !== index)

/** Without the last character of all: one trial that shows a box which refuses the separator, and an end that is too late. */
async function endsThere(
  texts: readonly string[],
  check: (what: string, pieces: readonly string[], expected: boolean) => Promise<boolean>,
): Promise<boolean> {
  const last = [...(texts.at(-1) ?? '')]
  return (
    last.length < 2 || check('without the last character', [...texts.slice(0, -1), last.slice(0, -1).join('')], false)
  )
}

/**
 * Tests a result after the search: the combination alone triggers; with one component or the last character left out it does
 * not; and whether it still does with the components in reverse.
 */
export async function prove(components: readonly Pick<Component, 'text'>[], ask: AskPieces): Promise<Proof> {
  const texts = components.map(({ text }) => text)
  const checks: Check[] = []
  const check = async (what: string, pieces: readonly string[], expected: boolean): Promise<boolean> => {
    const triggered = await ask(pieces, 1)
    checks.push({ what, pieces, expected, triggered })
    return triggered === expected
  }
  const alone = await check('the combination alone', texts, true)
  if (!alone) return { checks, order: 'single', alone, minimal: false }
  let minimal = await endsThere(texts, check)
  if (texts.length === 1) return { checks, order: 'single', alone, minimal }
  for (const [index, text] of texts.entries())
    minimal = (await check(`without ${text}`, without(texts, index), false)) && minimal
  const reversed = await ask(texts.toReversed(), 1)
  return { checks, order: reversed ? 'any' : 'this', alone, minimal }
}
