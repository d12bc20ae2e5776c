import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt, MAX_FINDS } from '../text.ts'

// "name": "value" or "name": bare; every repetition is bounded and no two of them can match the same character.
const MEMBER = /"((?:[^"\\\r\n]|\\.){1,64})"\s{0,16}:\s{0,16}(?:"((?:[^"\\\r\n]|\\.){1,1024})"|([\w.+/=-]{1,256}))/g

export default defineFinder({
  id: 'json',
  title: 'members of JSON objects',
  find({ bytes }) {
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    for (const match of text.matchAll(MEMBER)) {
      if (finds.length >= MAX_FINDS) break
      const end = match.index + match[0].length - (match[2] === undefined ? 0 : 1)
      finds.push(findAt(text, match[1] ?? '', [end - (match[2] ?? match[3] ?? '').length, end]))
    }
    return finds
  },
})
