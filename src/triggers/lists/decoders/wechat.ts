import { areCombinations } from '../combination-lines.ts'
import { defineListDecoder } from '../decoder.ts'
import { charsetNote, textLines } from '../text-lines.ts'

export default defineListDecoder({
  id: 'wechat',
  title: 'Combinations joined by +, one a line',
  client: 'WeChat (rules of the server, found by testing)',
  source: 'Xiong and Knockel, FOCI 2019; lists published by Citizen Lab (chat-censorship)',
  confidence: 'published',
  vector: 'combinations from the publications',
  recognisedBy: 'form',
  decode({ bytes }) {
    const text = textLines(bytes)
    if (text === null) return null
    const lines = text.lines.map((line) => line.text)
    if (!areCombinations(lines)) return null
    return { lines, directives: [], semantics: 'wechat', notes: [charsetNote(text)], rejects: text.rejects }
  },
})
