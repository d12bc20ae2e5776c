import type { Charset } from '../../../model/format.ts'
import { EXACT } from '../../../text/known-semantics.ts'
import { defineListDecoder } from '../decoder.ts'
import { xmlClaim, xmlNotes, xmlWords } from '../xml-words.ts'

/** Encodings as declarations name them; GB 2312 and GBK are parts of GB 18030. */
const CHARSET_OF: Readonly<Record<string, Charset>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  shift_jis: 'shift_jis',
  'euc-kr': 'euc-kr',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
}

export default defineListDecoder({
  id: 'xml',
  title: 'XML with words in elements or attributes',
  client: 'any; games keep lists so',
  source: 'XML 1.0; that games keep lists in XML after Knockel, Ruan and Crete-Nishihata, FOCI 2017',
  confidence: 'inferred',
  vector: null,
  recognisedBy: 'form',
  decode({ bytes }) {
    const claim = xmlClaim(bytes)
    const charset = claim === null ? undefined : CHARSET_OF[claim.claims ?? 'utf-8']
    const xml = charset === undefined ? null : xmlWords(bytes, charset)
    if (xml === null || charset === undefined) return null
    const notes = [`Character set: ${charset}.`, ...xmlNotes(xml)]
    return { lines: xml.words, directives: [], semantics: EXACT, notes, rejects: xml.rejects }
  },
})
