/** A run of digits and layout that stands on its own. */
export interface Written {
  start: number
  end: number
  /** As it stands in the normal text. */
  written: string
}

/** Words that may touch a number; any other letter makes it a part of a name or a code. */
const TOUCHING =
  /(?:^|[^a-z])(?:qq|q|wx|vx|tel|telephone|phone|mobile|mob|cell|call|sms|fax|no|num|number|id|card|iban|at|whatsapp|skype|icq|msn)$/i
/** Longest of these words, and one unit to see that it begins there. */
const TOUCHING_UNITS = 11
const LETTER = /[a-z_]/i

/** A country code, and perhaps an area code, before a number that the pattern did not take for its own. */
const COUNTRY_CODE = /(?:\+|(?<!\d)00)\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-])?\(?$/

/** Whether a digit, or a sign that joins digits, goes on beyond the start. */
function startsInside(text: string, start: number): boolean {
  const before = text[start - 1] ?? ' '
  if (/\d/.test(before)) return true
  if (COUNTRY_CODE.test(text.slice(Math.max(0, start - 14), start))) return true
  if (/[.,:/*xX×-]/.test(before) && /\d/.test(text[start - 2] ?? ' ')) return true
  return LETTER.test(before) && !TOUCHING.test(text.slice(Math.max(0, start - TOUCHING_UNITS), start))
}

function goesOn(text: string, end: number): boolean {
  const after = text[end] ?? ' '
  if (/[\d%‰]/.test(after) || LETTER.test(after)) return true
  return /[.:/*×-]/.test(after) && /\d/.test(text[end + 1] ?? ' ')
}

/** Hits of a global pattern with nothing touching them that would make them a part of something longer. */
export function numbersIn(text: string, pattern: RegExp): Written[] {
  const found: Written[] = []
  for (const match of text.matchAll(pattern)) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (!startsInside(text, start) && !goesOn(text, end)) found.push({ start, end, written: match[0] })
  }
  return found
}

export const digitsOf = (written: string): string => written.replaceAll(/\D/g, '')
