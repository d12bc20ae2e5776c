/** What a page of JSON says; undefined for a page that is none. */
export function jsonOf(text: string): unknown {
  if (!/^\s*\[/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
