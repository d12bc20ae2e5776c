import { gunzipSync } from 'node:zlib'
import { codeOf } from '../../../lib/error-code.ts'
import type { Charset } from '../../../model/format.ts'
import { detectCharset } from '../../../text/charset.ts'
import { rejectsInFile, unarmoured } from '../armour.ts'
import { defineListDecoder } from '../decoder.ts'
import { linesIn, mostlyRead } from '../text-lines.ts'

/** The largest list that is known has 153,115 lines: some 3 MB of Base64. More comes out of a bomb only. */
const MOST_PLAIN_BYTES = 32 << 20

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes inside gzip (RFC 1952), the bytes themselves when they are not gzip, null when it is damaged or a bomb. */
function gunzipped(bytes: Uint8Array): Uint8Array | null {
  if (!isGzip(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_PLAIN_BYTES })
  } catch (error) {
    // zlib's words for damaged, cut or overlong data
    if (/^(?:Z_|ERR_BUFFER)/.test(codeOf(error) ?? '')) return null
    throw error
  }
}

/** Java's “UTF-16”: a byte order mark decides, without one it is big-endian. */
function utf16Of(bytes: Uint8Array): { charset: Charset; bomBytes: number } | null {
  const found = detectCharset(bytes)
  if (found === null || !found.charset.startsWith('utf-16')) return null
  return found.bomBytes > 0 || found.charset === 'utf-16be' ? found : null
}

const isDirective = (line: string): boolean => line.startsWith('//')

/** Which of the two lists it is: by the file's name, or else by its directives, which only the smaller one was seen with. */
function kindOf(name: string, directives: readonly string[]): { semantics: string; note: string } {
  const [said] = /normal|high/i.exec(name) ?? []
  if (said !== undefined)
    return { semantics: `yy-${said.toLowerCase()}`, note: `The file’s name says which list it is: ${said}.` }
  return directives.length > 0
    ? { semantics: 'yy-normal', note: 'It is taken for the list Normal, because it holds directives.' }
    : { semantics: 'yy-high', note: 'It is taken for the list High, because it holds no directives.' }
}

export default defineListDecoder({
  id: 'yy',
  title: 'NormalKWordlist.txt and HighKWordlist.txt: UTF-16 in Base64, perhaps in gzip',
  client: 'YY 7.1',
  source: 'Knockel, notes on YY; gzip and the order of bytes after a matching library of the same maker, 2014',
  confidence: 'published',
  vector: 'two words with a byte order mark, computed independently; no file of the client is public',
  recognisedBy: 'layers',
  decode({ name, bytes }) {
    const unzipped = gunzipped(bytes)
    const base64 = unzipped === null ? null : unarmoured(unzipped, 'base64')
    const written = base64 === null ? null : utf16Of(base64.bytes)
    if (unzipped === null || base64 === null || written === null) return null
    const text = linesIn(base64.bytes, written.charset, written.bomBytes)
    if (!mostlyRead(text)) return null
    const lines = text.lines.map((line) => line.text)
    const directives = lines.filter(isDirective)
    const { semantics, note } = kindOf(name, directives)
    const rejects = rejectsInFile(text.rejects, base64, unzipped.length)
    return {
      lines: lines.filter((line) => !isDirective(line)),
      directives,
      semantics,
      notes: [
        `Layers: ${isGzip(bytes) ? 'gzip, ' : ''}Base64, ${written.charset}.`,
        note,
        ...(isGzip(bytes) && rejects.length > 0 ? ['Rejects stand for the whole file, because it is compressed.'] : []),
      ],
      rejects: isGzip(bytes) ? rejects.map(({ reason }) => ({ reason, startByte: 0, endByte: bytes.length })) : rejects,
    }
  },
})
