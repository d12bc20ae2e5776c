import type { KeyCandidate } from '../model/chain.ts'
import { OperatorError } from '../model/errors.ts'
import type { Finder, KeyFind } from './finder.ts'
import { finders } from './finders.gen.ts'
import { fromBase64, fromHex, keyId, readingsOf } from './readings.ts'

/** Larger files are logs and archives, not the settings a key lies in. */
const MAX_FILE_BYTES = 4 * 1024 * 1024

const KEY_NAME =
  /key|secret|passw|pwd|passphrase|cipher|crypt|密钥|密匙|密码|口令|(?:^|[^a-z])(?:3?des|aes|rc4|xor|pass|blowfish)(?![a-z])/i
const VECTOR_NAME = /(?:^|[^a-z])(?:iv|nonce|initvector|vector)(?![a-z])|initialization/i
const SALT_NAME = /salt/i

/** True for a name that says its value is a key or an initialisation vector. */
export const isKeyName = (name: string): boolean => KEY_NAME.test(name) || VECTOR_NAME.test(name)

function purposeOf({ name }: KeyFind, finder: Finder): KeyCandidate['purpose'] {
  if (VECTOR_NAME.test(name)) return 'iv'
  return SALT_NAME.test(name) || finder.id === 'literal' ? 'either' : 'key'
}

/** 0 for a value named like a key, 1 for a key file or a sentence, 2 for any other name, 3 without a name. */
function rankOf({ name }: KeyFind, finder: Finder): number {
  if (finder.id === 'key-file' || finder.id === 'prose') return 1
  if (name === '') return 3
  return isKeyName(name) ? 0 : 2
}

/** The reading that the file states comes first; the others stay, because files are wrong about themselves. */
function orderedReadings(find: KeyFind): ReturnType<typeof readingsOf> {
  const readings = readingsOf(find.value)
  return [...readings].toSorted(([a], [b]) => Number(b === find.encoding) - Number(a === find.encoding))
}

/** Keeps the first candidate for every key; the order is otherwise unchanged. */
function distinct(candidates: readonly KeyCandidate[]): KeyCandidate[] {
  const seen = new Set<string>()
  return candidates.filter(({ bytes }) => {
    const hex = Buffer.from(bytes).toString('hex')
    const isNew = !seen.has(hex)
    seen.add(hex)
    return isNew
  })
}

/**
 * Everything in a file that may be a key or an initialisation vector, in every reading, the likeliest first: by rank,
 * then by place. Files over 4 MiB have none.
 */
export function findKeys(file: { evidenceId: string; path: string; bytes: Uint8Array }): KeyCandidate[] {
  if (file.bytes.length > MAX_FILE_BYTES) return []
  const finds = finders.flatMap((finder) =>
    finder.find(file).map((find) => ({ find, finder, rank: rankOf(find, finder) })),
  )
  const candidates = finds
    .toSorted((a, b) => a.rank - b.rank || a.find.startByte - b.find.startByte || a.find.endByte - b.find.endByte)
    .flatMap(({ find, finder }) =>
      orderedReadings(find).map(
        ([reading, bytes]): KeyCandidate => ({
          id: keyId(bytes),
          bytes,
          reading,
          purpose: purposeOf(find, finder),
          finder: finder.id,
          name: find.name,
          place: { evidenceId: file.evidenceId, path: file.path, startByte: find.startByte, endByte: find.endByte },
        }),
      ),
    )
  return distinct(candidates)
}

const given = (reading: KeyCandidate['reading'], bytes: Uint8Array): KeyCandidate => ({
  id: keyId(bytes),
  bytes,
  reading,
  purpose: 'either',
  finder: 'given',
  name: '',
  place: null,
})

function decoded(kind: 'hex' | 'base64', text: string): KeyCandidate {
  const bytes = kind === 'hex' ? fromHex(text) : fromBase64(text)
  if (bytes !== null) return given(kind, bytes)
  throw new OperatorError(`this key is no ${kind === 'hex' ? 'hexadecimal' : 'base64'}`, {
    hint: 'write hex:…, base64:…, text:… or the bare key, of which every reading is tried',
  })
}

/** A key somebody states: `hex:…`, `base64:…`, `text:…`, or bare, in every plausible reading. */
export function givenKey(text: string): KeyCandidate[] {
  const [, kind, value = ''] = /^(hex|base64|text):(.*)$/s.exec(text) ?? []
  if (kind === 'hex' || kind === 'base64') return [decoded(kind, value)]
  const bytes = Buffer.from(kind === 'text' ? value : text)
  if (bytes.length === 0)
    throw new OperatorError('the key is empty', { hint: 'write hex:…, base64:…, text:… or the bare key' })
  if (kind === 'text') return [given('ascii', bytes)]
  return distinct(readingsOf(bytes).map(([reading, read]) => given(reading, read)))
}
