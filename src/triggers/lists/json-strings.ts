/** Strings of one list inside a JSON value. */
export interface JsonList {
  /** Names that lead to it, joined by a dot; '' at the top. */
  name: string
  strings: readonly string[]
}

/** Nesting of the files that are known is two deep; more is somebody's trap. */
const MOST_DEPTH = 8

/** The value of a JSON text, or undefined when it is none. */
export function jsonValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Every run of strings in a JSON value, in the order in which it is written; values that are no strings are counted as others. */
export function jsonLists(value: unknown): { lists: JsonList[]; others: number } {
  const lists: JsonList[] = []
  let others = 0
  const visit = (one: unknown, path: readonly string[]): void => {
    if (typeof one === 'string') lists.push({ name: path.join('.'), strings: [one] })
    else if (path.length >= MOST_DEPTH || typeof one !== 'object' || one === null) others += 1
    else if (Array.isArray(one)) visitArray(one, path)
    else for (const [name, inner] of Object.entries(one)) visit(inner, [...path, name])
  }
  const visitArray = (values: readonly unknown[], path: readonly string[]): void => {
    const strings = values.flatMap((inner) => (typeof inner === 'string' ? [inner] : []))
    if (strings.length > 0) lists.push({ name: path.join('.'), strings })
    for (const [at, inner] of values.entries()) if (typeof inner !== 'string') visit(inner, [...path, String(at)])
  }
  visit(value, [])
  return { lists, others }
}
