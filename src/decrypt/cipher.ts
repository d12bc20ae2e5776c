/** A block cipher under one key: whole blocks in, whole blocks out, no chaining, no padding (modes are in `modes.ts`). */
export interface BlockKey {
  encryptBlocks(bytes: Uint8Array): Uint8Array
  decryptBlocks(bytes: Uint8Array): Uint8Array
}

/** One cipher. One file in `ciphers/`; the index is generated. */
export type Cipher =
  | {
      kind: 'block'
      id: string
      title: string
      /** Standard the implementation follows. */
      source: string
      blockSizeBytes: number
      keySizesBytes: readonly number[]
      open(key: Uint8Array): BlockKey
    }
  | {
      kind: 'stream'
      id: string
      title: string
      source: string
      /** Smallest and largest key length in bytes. */
      keySizesBytes: readonly [number, number]
      /** A keystream from its start; each call continues where the last one stopped. */
      start(key: Uint8Array): (bytes: Uint8Array) => Uint8Array
    }

export const defineCipher = (cipher: Cipher): Cipher => cipher
