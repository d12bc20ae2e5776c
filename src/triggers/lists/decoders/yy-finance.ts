import { defineListDecoder } from '../decoder.ts'
import { formNote, xmlClaim, xmlNotes, xmlWords } from '../xml-words.ts'

const NAME = /finance/i

export default defineListDecoder({
  id: 'yy-finance',
  title: 'financekwordlist: XML in UTF-8, words in pairs',
  client: 'YY 7.1',
  source: 'Knockel, notes on YY; that the lines go in pairs after the published list',
  confidence: 'inferred',
  vector: null,
  recognisedBy: 'markup',
  decode({ name, bytes }) {
    const claims = xmlClaim(bytes)?.claims
    if (claims === undefined || (claims !== null && claims !== 'utf-8' && claims !== 'utf8')) return null
    const xml = xmlWords(bytes, 'utf-8')
    if (xml === null) return null
    return {
      lines: xml.words,
      directives: [],
      semantics: 'yy-finance',
      notes: [
        ...xmlNotes(xml),
        ...(NAME.test(name) ? [] : [formNote('YY')]),
        ...(xml.words.length % 2 === 1 ? ['The number of words is odd: the last one has no partner.'] : []),
      ],
      rejects: xml.rejects,
    }
  },
})
