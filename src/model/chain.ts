/** How sealed bytes become plain bytes. Recorded with every stream, so that any record opens down to bytes again. */
export interface DecodeChain {
  /** What was enciphered on its own: every line, or the file as a whole. */
  unit: 'line' | 'file'
  armour: 'none' | 'base64' | 'base64url' | 'hex'
  /** Id of a cipher in `decrypt/ciphers`; `identity` when nothing is enciphered. */
  cipher: string
  mode: 'none' | 'ecb' | 'cbc' | 'ctr' | 'stream'
  iv: { kind: 'none' } | { kind: 'zero' } | { kind: 'prefix' } | { kind: 'given'; hex: string }
  padding: 'none' | 'pkcs7' | 'zero'
  /** `key-` and the first 12 hex digits of the SHA-256 of the key bytes; null without a key. */
  keyId: string | null
  /** The plain bytes are gzip once more ("over gzip"). */
  gzip: boolean
}

export const PLAIN: DecodeChain = {
  unit: 'file',
  armour: 'none',
  cipher: 'identity',
  mode: 'none',
  iv: { kind: 'none' },
  padding: 'none',
  keyId: null,
  gzip: false,
}

/** Reads like `line · base64 · des-ecb · pkcs7 · key-1a2b…`, for tables and the report. */
export function describeChain(chain: DecodeChain): string {
  if (chain.cipher === 'identity' && chain.armour === 'none' && !chain.gzip) return 'plain'
  const cipher =
    chain.cipher === 'identity' ? [] : [chain.mode === 'stream' ? chain.cipher : `${chain.cipher}-${chain.mode}`]
  const iv = chain.iv.kind === 'none' ? [] : [`iv:${chain.iv.kind}`]
  const armour = chain.armour === 'none' ? [] : [chain.armour]
  const padding = chain.padding === 'none' ? [] : [chain.padding]
  return [
    chain.unit,
    ...armour,
    ...cipher,
    ...iv,
    ...padding,
    ...(chain.gzip ? ['gzip'] : []),
    ...(chain.keyId ? [chain.keyId] : []),
  ].join(' · ')
}

/** A value found in the evidence (or given by a person) that may be a key or an initialisation vector. */
export interface KeyCandidate {
  id: string
  bytes: Uint8Array
  /** How the characters in the evidence were read: as they stand, as hexadecimal, as base64, as UTF-16LE. */
  reading: 'ascii' | 'hex' | 'base64' | 'utf16le' | 'raw'
  purpose: 'key' | 'iv' | 'either'
  /** The finder's id, or `given` for `--key` and the case key file, or `recovered` for a key computed from the ciphertext. */
  finder: string
  /** The name the value was assigned to (`enckey`), or '' when it had none. */
  name: string
  place: KeyPlace | null
}

export interface KeyPlace {
  evidenceId: string
  /** Path as found, with `!` between a container and its member. */
  path: string
  startByte: number
  endByte: number
}
