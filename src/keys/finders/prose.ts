import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt, MAX_FINDS } from '../text.ts'

// Chinese words as they stand in a file: UTF-8, and the bytes of GBK (the test decodes them again).
const utf8 = (word: string): string => Buffer.from(word).toString('latin1')
const WORDS = [
  '\\b(?:keys?|pass(?:word|phrase|wd|code)?|secret)\\b',
  ...['密钥', '密匙', '密码', '口令', '暗号'].map(utf8),
  '\xc3\xdc\xd4\xbf',
  '\xc3\xdc\xb3\xd7',
  '\xc3\xdc\xc2\xeb',
  '\xbf\xda\xc1\xee',
  '\xb0\xb5\xba\xc5',
]
// 是, 为, 為 and ： in both encodings; `=` is the business of the finder for assignments.
const LINKS = ['\\bis\\b', '\\bwas\\b', ':', ...['是', '为', '為', '：'].map(utf8), '\xca\xc7', '\xce\xaa', '\xa3\xba']
const QUOTES = ['["\'`]', ...['“', '‘', '「', '《'].map(utf8), '\xa1\xb0', '\xa1\xae']

const WORD = new RegExp(`(?:${WORDS.join('|')})`, 'gi')
/** How far the value may stand behind its word: "the key for the logs of August is …". */
const LINK = new RegExp(
  `[^\\r\\n]{0,40}?(?:${LINKS.join('|')})[ \\t]{0,8}(?:${QUOTES.join('|')})?([\\x21-\\x7e]{1,256})`,
  'iy',
)
// What ends a sentence or closes a quotation is not part of the key.
const CLOSING = /["'`).,;!?\]]+$/

export default defineFinder({
  id: 'prose',
  title: 'sentences that tell a key or a password, in English and Chinese',
  find({ bytes }) {
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    WORD.lastIndex = 0
    for (let word = WORD.exec(text); word !== null && finds.length < MAX_FINDS; word = WORD.exec(text)) {
      LINK.lastIndex = WORD.lastIndex
      const value = LINK.exec(text)?.[1]
      if (value === undefined) continue
      const end = LINK.lastIndex
      const kept = value.replace(CLOSING, '')
      const start = end - value.length
      if (kept !== '') finds.push(findAt(text, word[0], [start, start + kept.length]))
      if (kept !== value && kept !== '') finds.push(findAt(text, word[0], [start, end]))
      WORD.lastIndex = end
    }
    return finds
  },
})
