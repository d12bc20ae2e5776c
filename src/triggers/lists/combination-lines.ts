/** Two components or more, joined by plus signs, none of them empty. */
const COMBINATION = /^[^+]+(?:\+[^+]+)+$/

/** Signs that combinations are made of words, not of figures: 88+1 is none. */
const HAS_WORD = /\p{L}{2}/u

export const isCombination = (line: string): boolean => COMBINATION.test(line) && HAS_WORD.test(line)

/** Share of combinations from which a list is one of combinations; plain lists have a line or two that look like one. */
const LEAST_SHARE = 0.3

/** Whether so many lines are combinations that + must mean “and”. */
export function areCombinations(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  return filled.length > 0 && filled.filter(isCombination).length >= LEAST_SHARE * filled.length
}
