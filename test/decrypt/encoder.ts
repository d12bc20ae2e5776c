import { createCipheriv } from 'node:crypto'
import blowfish from '../../src/decrypt/ciphers/blowfish.ts'
import { type DecodeChain, PLAIN } from '../../src/model/chain.ts'

// An encoder that shares no code with the decoder (Blowfish apart, which OpenSSL 3 hides; its vectors are in
// ciphers/blowfish.test.ts): OpenSSL where it has the cipher, the textbook otherwise.

const NATIVE: Record<string, (key: Uint8Array) => [string, Uint8Array]> = {
  aes: (key) => [`aes-${key.length * 8}`, key],
  des: (key) => ['des-ede3', Buffer.concat([key, key, key])],
  des3: (key) => ['des-ede3', key.length === 24 ? key : Buffer.concat([key, key.subarray(0, 8)])],
}

function ecb(cipher: string, key: Uint8Array, plain: Uint8Array): Buffer {
  const native = NATIVE[cipher]?.(key)
  if (native !== undefined)
    return createCipheriv(`${native[0]}-ecb`, native[1], null).setAutoPadding(false).update(plain)
  if (blowfish.kind !== 'block') throw new Error('Blowfish is a block cipher')
  return Buffer.from(blowfish.open(key).encryptBlocks(plain))
}

export const blockSize = (cipher: string): number => (cipher === 'aes' ? 16 : 8)

function padded(plain: Uint8Array, padding: DecodeChain['padding'], size: number): Buffer {
  if (padding === 'none') return Buffer.from(plain)
  const short = size - (plain.length % size)
  if (padding === 'zero') return Buffer.concat([plain, Buffer.alloc(short % size)])
  return Buffer.concat([plain, Buffer.alloc(short, short)])
}

const xored = (a: Uint8Array, b: Uint8Array): Buffer => Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)))

function cbc(encipher: (block: Uint8Array) => Buffer, plain: Uint8Array, iv: Uint8Array): Buffer {
  const blocks: Buffer[] = []
  for (let at = 0; at < plain.length; at += iv.length) {
    blocks.push(encipher(xored(plain.subarray(at, at + iv.length), blocks.at(-1) ?? iv)))
  }
  return Buffer.concat(blocks)
}

function ctr(encipher: (block: Uint8Array) => Buffer, plain: Uint8Array, iv: Uint8Array): Buffer {
  const width = BigInt(iv.length * 8)
  const first = BigInt(`0x${Buffer.from(iv).toString('hex')}`)
  const blocks = Array.from({ length: Math.ceil(plain.length / iv.length) }, (_, i) => {
    const counter = BigInt.asUintN(Number(width), first + BigInt(i))
    return encipher(Buffer.from(counter.toString(16).padStart(iv.length * 2, '0'), 'hex'))
  })
  return xored(plain, Buffer.concat(blocks))
}

function rc4(key: Uint8Array, plain: Uint8Array): Buffer {
  const s = [...Array(256).keys()]
  const swap = (i: number, j: number): void => {
    ;[s[i], s[j]] = [s[j] ?? 0, s[i] ?? 0]
  }
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (s[i] ?? 0) + (key[i % key.length] ?? 0)) % 256
    swap(i, j)
  }
  let j = 0
  return Buffer.from(
    plain.map((byte, n) => {
      const i = (n + 1) % 256
      j = (j + (s[i] ?? 0)) % 256
      swap(i, j)
      return byte ^ (s[((s[i] ?? 0) + (s[j] ?? 0)) % 256] ?? 0)
    }),
  )
}

/** Enciphers one unit; `freshIv` is what a prefixed vector is made of. */
function sealUnit(
  plain: Uint8Array,
  chain: DecodeChain,
  { key, freshIv }: { key: Uint8Array; freshIv: Uint8Array },
): Buffer {
  if (chain.cipher === 'identity') return Buffer.from(plain)
  if (chain.cipher === 'xor') return Buffer.from(plain.map((byte, i) => byte ^ (key[i % key.length] ?? 0)))
  if (chain.cipher === 'rc4') return rc4(key, plain)
  const size = blockSize(chain.cipher)
  const encipher = (block: Uint8Array): Buffer => ecb(chain.cipher, key, block)
  const given = chain.iv.kind === 'given' ? Buffer.from(chain.iv.hex, 'hex') : Buffer.alloc(size)
  const iv = chain.iv.kind === 'prefix' ? freshIv.subarray(0, size) : given
  const bytes = padded(plain, chain.padding, size)
  const sealed =
    chain.mode === 'ecb' ? encipher(bytes) : chain.mode === 'cbc' ? cbc(encipher, bytes, iv) : ctr(encipher, bytes, iv)
  return chain.iv.kind === 'prefix' ? Buffer.concat([iv, sealed]) : sealed
}

const armoured = (bytes: Buffer, armour: DecodeChain['armour']): Buffer =>
  armour === 'none' ? bytes : Buffer.from(bytes.toString(armour), 'latin1')

const freshIv = (i: number): Uint8Array => rc4(Buffer.from(`vector ${i}`), Buffer.alloc(16))

/** The file that `chain` would have to open again to give `lines` (each ended by LF). */
export function seal(lines: readonly Uint8Array[], chain: DecodeChain, key: Uint8Array): Buffer {
  if (chain.unit === 'file') {
    const whole = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
    return armoured(sealUnit(whole, chain, { key, freshIv: freshIv(0) }), chain.armour)
  }
  const sealed = lines.map((line, i) => armoured(sealUnit(line, chain, { key, freshIv: freshIv(i) }), chain.armour))
  return Buffer.concat(sealed.flatMap((line) => [line, Buffer.from('\n')]))
}

/** A chain without key id, everything else as in `PLAIN` unless given. */
export const chainOf = (parts: Partial<DecodeChain>): DecodeChain => ({ ...PLAIN, ...parts })

const KEY = Buffer.from('k3y-Of.the!lab#2008=Breach$light%32&more*bytes')

/** An obviously fake key that fits the cipher. */
export const keyFor = (cipher: string): Buffer =>
  KEY.subarray(0, { aes: 16, blowfish: 13, des: 8, des3: 24, rc4: 11, xor: 9 }[cipher] ?? 0)

/** Every combination of cipher, mode, vector and padding that the search tries, for one unit and armour. */
export function chainsFor(unit: DecodeChain['unit'], armour: DecodeChain['armour']): DecodeChain[] {
  const chains = ['rc4', 'xor'].map((cipher) => chainOf({ unit, armour, cipher, mode: 'stream' }))
  for (const cipher of ['aes', 'blowfish', 'des', 'des3']) {
    const given = { kind: 'given', hex: Buffer.alloc(blockSize(cipher), 'vector').toString('hex') } as const
    for (const padding of ['pkcs7', 'zero'] as const)
      chains.push(chainOf({ unit, armour, cipher, mode: 'ecb', padding }))
    for (const iv of [{ kind: 'zero' }, { kind: 'prefix' }, given] as const) {
      chains.push(chainOf({ unit, armour, cipher, mode: 'cbc', iv, padding: 'pkcs7' }))
      chains.push(chainOf({ unit, armour, cipher, mode: 'ctr', iv }))
    }
  }
  return chains
}
