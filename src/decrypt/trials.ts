import { createHash } from 'node:crypto'
import type { KeyCandidate } from '../model/chain.ts'
import type { Cipher } from './cipher.ts'
import { ciphers } from './ciphers.gen.ts'
import { acceptsKey } from './modes.ts'

/** One key under one cipher. */
export interface Trial {
  cipher: Cipher
  bytes: Uint8Array
  /** Where the key came from; its bytes differ when they had to be fitted to the cipher. */
  candidate: KeyCandidate
  /** The same for keys that cannot be told apart under this cipher. */
  identity: string
}

/** DES ignores the lowest bit of every key byte (FIPS 46-3); the other ciphers here repeat a short key. */
function identityOf(cipher: Cipher, bytes: Uint8Array): string {
  if (cipher.id === 'aes') return `aes:${Buffer.from(bytes).toString('latin1')}`
  if (cipher.id === 'des' || cipher.id === 'des3') {
    return `${cipher.id}:${Buffer.from(bytes.map((byte) => byte & 0xfe)).toString('latin1')}`
  }
  const text = Buffer.from(bytes).toString('latin1')
  // The shortest period of a string is where it first occurs in itself doubled.
  const period = (text + text).indexOf(text, 1)
  return `${cipher.id}:${text.length % period === 0 ? text.slice(0, period) : text}`
}

/** The key cut to the next smaller size of the cipher, and filled up with zeros to the next larger one. */
function fitted(cipher: Cipher, bytes: Uint8Array): Uint8Array[] {
  const sizes = [...cipher.keySizesBytes].toSorted((a, b) => a - b)
  const larger = sizes.find((size) => size > bytes.length)
  const smaller = sizes.findLast((size) => size < bytes.length)
  const keys: Uint8Array[] = []
  if (smaller !== undefined) keys.push(bytes.subarray(0, smaller))
  if (larger !== undefined && cipher.kind === 'block') keys.push(Buffer.concat([bytes], larger))
  return keys
}

/**
 * Every key under every cipher (or the one named), once: first the keys that fit as they are, in the order given,
 * then the same keys cut or filled up. Values that are initialisation vectors by name are no keys.
 */
export function* trialsOf(candidates: readonly KeyCandidate[], cipherId: string | undefined): Generator<Trial> {
  const suite = ciphers.filter((cipher) => cipherId === undefined || cipher.id === cipherId)
  const keys = candidates.filter((candidate) => candidate.purpose !== 'iv' && candidate.bytes.length > 0)
  const seen = new Set<string>()
  for (const exact of [true, false]) {
    for (const candidate of keys) {
      for (const cipher of suite) {
        if (acceptsKey(cipher, candidate.bytes.length) !== exact) continue
        for (const bytes of exact ? [candidate.bytes] : fitted(cipher, candidate.bytes)) {
          const identity = identityOf(cipher, bytes)
          if (seen.has(identity)) continue
          seen.add(identity)
          yield { cipher, bytes, candidate, identity }
        }
      }
    }
  }
}

/** The candidate as its cipher takes it: the same place, the fitted bytes and their id. */
export function usedKey({ candidate, bytes }: Trial): KeyCandidate {
  if (Buffer.compare(candidate.bytes, bytes) === 0) return candidate
  return { ...candidate, id: `key-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`, bytes }
}

/** Most initialisation vectors tried with each key. */
const MAX_IVS = 8

/** Values of the size of a block that may be an initialisation vector. */
export function vectorsOf(candidates: readonly KeyCandidate[], sizeBytes: number): readonly string[] {
  const fits = candidates.filter(({ purpose, bytes }) => purpose !== 'key' && bytes.length === sizeBytes)
  const ranked = fits.toSorted((a, b) => Number(b.purpose === 'iv') - Number(a.purpose === 'iv'))
  return [...new Set(ranked.map(({ bytes }) => Buffer.from(bytes).toString('hex')))].slice(0, MAX_IVS)
}
