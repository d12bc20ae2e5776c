import { EXACT } from '../../../text/known-semantics.ts'
import { defineListDecoder } from '../decoder.ts'
import { blocksOfWords } from '../words-in-binary.ts'

const isProgram = (bytes: Uint8Array): boolean => bytes[0] === 0x4d && bytes[1] === 0x5a

const PLACE = /guagua|RuleCenterPlug/i

export default defineListDecoder({
  id: 'guagua',
  title: 'RuleCenterPlug.dll: GBK words inside a program for Windows',
  client: 'GuaGua 6.2.38; Sina Show keeps some of its words so, too',
  source: 'Knockel, notes on GuaGua; how the words are set apart was not published',
  confidence: 'inferred',
  vector: null,
  recognisedBy: 'markup',
  decode({ name, bytes }) {
    if (!isProgram(bytes)) return null
    const blocks = blocksOfWords(bytes)
    const [first] = blocks
    if (first === undefined) return null
    return {
      lines: blocks.flatMap(({ words }) => words),
      directives: [],
      semantics: PLACE.test(name) ? 'guagua' : EXACT,
      notes: [
        ...blocks.map(
          ({ words, startByte, endByte }) => `${words.length} words in a row at bytes ${startByte} to ${endByte}.`,
        ),
        'A row of GBK words is taken for a list; other texts of the program may stand in it.',
      ],
      rejects: [],
    }
  },
})
