import { RE2JS, RE2JSException } from 're2js'

/** A regular expression of a rule. It runs in time linear in the text, whatever it says (RE2; Cox, 2007 to 2010), or not at all. */
export interface Expression {
  /** As the list writes it. */
  source: string
  /** Whether the whole text must match, or any part of it. */
  extent: 'whole' | 'part'
  /** Why it cannot be run in linear time (it looks ahead or refers back, or is none); null when it can. It then never matches. */
  fault: string | null
}

/** Longer ones do not stand in any published list. */
const MOST_CHARS = 2000

function compiled(source: string): RE2JS | { fault: string } {
  if (source.length > MOST_CHARS) return { fault: `it has more than ${MOST_CHARS} characters` }
  try {
    return RE2JS.compile(RE2JS.translateRegExp(source))
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    return { fault: error.message }
  }
}

/** The expression of a line, looked at once, so that what cannot be run is known before any text is read. */
export function expressionOf(source: string, extent: Expression['extent']): Expression {
  const made = compiled(source)
  return { source, extent, fault: made instanceof RE2JS ? null : made.fault }
}

/** Tells whether a text matches. */
export function testOf({ source, extent, fault }: Expression): (text: string) => boolean {
  const made = fault === null ? compiled(source) : null
  if (!(made instanceof RE2JS)) return () => false
  return extent === 'whole' ? (text) => made.testExact(text) : (text) => made.test(text)
}
