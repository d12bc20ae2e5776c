import { defineListDecoder } from '../decoder.ts'
import { charsetNote, textLines } from '../text-lines.ts'

/** Category, colon, word. */
const LINE = /^\s*(\d{1,3}):\s*\S/

/** Share of lines that must be of this form. */
const LEAST_SHARE = 0.9

/** The only category that the client uses, for chat. */
const CHAT = '5'

export default defineListDecoder({
  id: 'sina-show',
  title: 'Lines of category and word, as taken from SinaShow.exe and Word_410.ucw',
  client: 'Sina Show 3.4',
  source: 'Knockel, notes on Sina Show; lists published by Citizen Lab (chat-censorship)',
  confidence: 'published',
  vector: 'the form of the published lines; the sealed file Word_410.ucw is not read, for its cipher was not described',
  recognisedBy: 'markup',
  decode({ bytes }) {
    const text = textLines(bytes)
    if (text === null) return null
    const lines = text.lines.map((line) => line.text)
    const categories = lines.flatMap((line) => LINE.exec(line)?.[1] ?? [])
    if (categories.length < LEAST_SHARE * lines.filter((line) => line.trim() !== '').length) return null
    const used = categories.filter((category) => category === CHAT).length
    return {
      lines,
      directives: [],
      semantics: 'sina-show',
      notes: [charsetNote(text), `${used} of ${categories.length} words are in category ${CHAT}, the only one in use.`],
      rejects: text.rejects,
    }
  },
})
