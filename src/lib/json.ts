/** Steering characters inside JSON strings; escaping them there loses nothing and keeps a terminal safe. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu

const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/**
 * A value as JSON on one line, with unseen characters as `\uNNNN`: the same value for a machine, harmless on a terminal.
 * With `names`, properties come in that order, and only those.
 */
export const jsonLine = (value: unknown, names?: string[]): string =>
  JSON.stringify(value, names).replace(UNSEEN, escaped)

/** What a text says as JSON; null when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
