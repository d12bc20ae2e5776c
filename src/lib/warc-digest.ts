import { createHash, type Hash } from 'node:crypto'

/** How a digest that a file carries compares with its bytes; `unknown` for an algorithm that is not computed here. */
export type Verdict = 'passed' | 'failed' | 'absent' | 'unknown'

const ALGORITHMS: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
  sha512: 'sha512',
  'sha-512': 'sha512',
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 §6, without padding. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + BASE32[(held << (5 - bits)) & 31]
}

/** A labelled digest (`sha1:…`, `sha256:…`) in hex, base32 or base64, as WARC fields and data packages carry them. */
export function digestCheck(labelled: string | undefined): { update(bytes: Uint8Array): void; verdict(): Verdict } {
  const [, label = '', written = ''] = /^([^:]*):\s*(\S+)$/.exec(labelled?.trim() ?? '') ?? []
  const algorithm = ALGORITHMS[label.toLowerCase()]
  const hash = algorithm === undefined ? null : createHash(algorithm)
  return {
    update: (bytes) => hash?.update(bytes),
    verdict: () => {
      if (labelled === undefined) return 'absent'
      return hash === null ? 'unknown' : compare(hash, written)
    },
  }
}

function compare(hash: Hash, written: string): Verdict {
  const actual = hash.copy().digest()
  const bare = written.replace(/=+$/, '')
  const isSame =
    bare.toLowerCase() === actual.toString('hex') ||
    bare.toUpperCase() === base32(actual) ||
    bare.replaceAll('+', '-').replaceAll('/', '_') === actual.toString('base64url')
  return isSame ? 'passed' : 'failed'
}
