import { EXACT } from '../../../text/known-semantics.ts'
import { defineListDecoder } from '../decoder.ts'
import { sealedLines } from '../sealed-lines.ts'
import { charsetNote, textLines } from '../text-lines.ts'

export default defineListDecoder({
  id: 'plain',
  title: 'One keyword a line, in any character set',
  client: 'any',
  source: 'lists as published by Citizen Lab (chat-censorship)',
  confidence: 'inferred',
  vector: 'keyword lists of TOM-Skype and LINE as published by Citizen Lab',
  recognisedBy: 'lines',
  decode({ bytes }) {
    // Armoured lines are a list that nothing has opened, not words
    const text = sealedLines(bytes) === null ? textLines(bytes) : null
    if (text === null) return null
    return {
      lines: text.lines.map((line) => line.text),
      directives: [],
      semantics: EXACT,
      notes: [charsetNote(text)],
      rejects: text.rejects,
    }
  },
})
