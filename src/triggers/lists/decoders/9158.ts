import { defineListDecoder } from '../decoder.ts'
import { formNote, xmlClaim, xmlNotes, xmlWords } from '../xml-words.ts'

const NAME = /^fil(?:ter|nick)/i

export default defineListDecoder({
  id: '9158',
  title: 'filter.xml and filnick.xml: XML that claims GB 2312 and is GB 18030',
  client: '9158 6.9',
  source: 'Knockel, notes on 9158',
  confidence: 'inferred',
  vector: null,
  recognisedBy: 'markup',
  decode({ name, bytes }) {
    const claims = xmlClaim(bytes)?.claims ?? ''
    if (!/^gb(?:2312|k|18030)$/.test(claims)) return null
    const xml = xmlWords(bytes, 'gb18030')
    if (xml === null) return null
    return {
      lines: xml.words,
      directives: [],
      semantics: '9158',
      notes: [
        `The file claims ${claims} and is read as gb18030.`,
        ...xmlNotes(xml),
        ...(NAME.test(name) ? [] : [formNote('9158')]),
      ],
      rejects: xml.rejects,
    }
  },
})
