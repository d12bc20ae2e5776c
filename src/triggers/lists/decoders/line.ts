import { openFile } from '../../../decrypt/index.ts'
import { type DecodeChain, PLAIN } from '../../../model/chain.ts'
import { rejectsInFile, unarmoured } from '../armour.ts'
import { defineListDecoder } from '../decoder.ts'
import { linesIn, mostlyRead } from '../text-lines.ts'

/** Stands in the client as 32 signed bytes (76, −86, −111, …); the translation of Citizen Lab's report gives them. */
const KEY = Buffer.from('4caa912f80eb3ed404a52c3c48d25bd6f72e8192db559e49aa1b9967e75175a7', 'hex')

const CHAIN: DecodeChain = {
  ...PLAIN,
  cipher: 'aes',
  mode: 'cbc',
  iv: { kind: 'zero' },
  padding: 'pkcs7',
}

const BLOCK_BYTES = 16

/** Since v24 lines with `.*` are regular expressions (Citizen Lab, October 2014). */
const hasExpressions = (lines: readonly string[]): boolean => lines.some((line) => line.includes('.*'))

export default defineListDecoder({
  id: 'line',
  title: 'cbw.dat: AES-256-CBC with a zero vector, in Base64',
  client: 'LINE and Lianwo for Android, 3.4.2 to 3.9.3',
  source: 'Citizen Lab, Asia Chats, 2013 and 2014; the vector of zeros after a second program that reads the file',
  confidence: 'published',
  vector: 'real list v25: sealed again from the published words it equals a file met in the wild, byte for byte',
  recognisedBy: 'key',
  decode({ bytes }) {
    const sealed = unarmoured(bytes, 'base64')
    if (sealed === null || sealed.bytes.length < BLOCK_BYTES) return null
    const opening = openFile(CHAIN, KEY)
    const body = opening.push(sealed.bytes)
    const { bytes: tail, paddingBytes, lostBytes } = opening.end()
    const plain = Buffer.concat([body, tail])
    const text = linesIn(plain, 'utf-8', 0)
    if (!mostlyRead(text)) return null
    const lines = text.lines.map((line) => line.text)
    const isCut = paddingBytes === 0
    const cut = { reason: 'no whole block of the cipher', startByte: plain.length, endByte: plain.length + lostBytes }
    return {
      lines,
      directives: [],
      semantics: hasExpressions(lines) ? 'line-24' : 'line-20',
      notes: [
        'Layers: Base64, AES-256-CBC under the key of the client, UTF-8 lines.',
        ...(isCut ? ['The padding at the end is missing: the file is cut off.'] : []),
      ],
      rejects: rejectsInFile([...text.rejects, ...(lostBytes > 0 ? [cut] : [])], sealed, bytes.length),
    }
  },
})
