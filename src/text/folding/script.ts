import { to } from 'opencc-js/preset/t2cn'
import type { CharacterFolding } from './folding.ts'

/** Traditional characters with the simplified one: of the dictionaries, the one that holds single characters. */
function simplifiedOf(): ReadonlyMap<string, string> {
  const dictionaries = (to['cn'] ?? []).flat().filter((dictionary) => typeof dictionary === 'string')
  const pairs = dictionaries.flatMap((dictionary) => dictionary.split('|')).map((entry) => entry.split(' '))
  return new Map(pairs.flatMap(([from = '', into = '']) => (isOne(from) && isOne(into) ? [[from, into] as const] : [])))
}

const isOne = (text: string): boolean => [...text].length === 1

const SIMPLIFIED = simplifiedOf()

/**
 * Traditional and simplified characters. Always towards simplified: there nearly every character has one form, while
 * several traditional ones may share it (發 and 髮 are both 发).
 */
export const script: CharacterFolding = {
  id: 'script',
  meaning: 'traditional and simplified characters',
  source: 'OpenCC, TSCharacters, character by character',
  fold(character) {
    const once = SIMPLIFIED.get(character) ?? character
    return SIMPLIFIED.get(once) ?? once // 薴 leads by 苧 to 苎
  },
}
