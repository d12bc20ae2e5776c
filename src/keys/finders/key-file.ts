import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt, lineSpans, trimmed } from '../text.ts'

/** A key file holds a key and perhaps a header; larger files so named are word lists or certificates' chains. */
const MAX_FILE_BYTES = 4096
const MAX_KEY_BYTES = 256
const BY_NAME = /key|secret|passw|pwd|crypt|cipher|\.(?:pem|der|bin|k)$/i

// These have finders of their own.
const STRUCTURED =
  /\.(?:xml|html?|json|ini|conf|cfg|properties|ya?ml|toml|c|cpp|h|cs|java|py|php|js|ts|go|sh|bat|log)$/i

const isText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13)

function rawKey(name: string, bytes: Uint8Array): KeyFind[] {
  return bytes.length > MAX_KEY_BYTES ? [] : [{ name, value: bytes, startByte: 0, endByte: bytes.length }]
}

export default defineFinder({
  id: 'key-file',
  title: 'small files named like a key: the whole content, and each line',
  find({ path, bytes }) {
    const name = path.split(/[/!]/).at(-1) ?? ''
    if (!BY_NAME.test(name) || STRUCTURED.test(name) || bytes.length === 0 || bytes.length > MAX_FILE_BYTES) return []
    if (!isText(bytes)) return rawKey(name, bytes)
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    for (const line of lineSpans(text)) {
      const [start, end] = trimmed(text, line)
      if (end > start && end - start <= MAX_KEY_BYTES * 2) finds.push({ ...findAt(text, '', [start, end]), name })
    }
    // A key may be broken over lines (base64 at 64 columns).
    const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length]
    if (finds.length > 1 && end - start <= MAX_KEY_BYTES * 3) finds.push({ ...findAt(text, '', [start, end]), name })
    return finds
  },
})
