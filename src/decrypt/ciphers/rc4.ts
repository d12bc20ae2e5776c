import { defineCipher } from '../cipher.ts'

/** Key schedule: RFC 6229 gives its vectors; the algorithm as in Schneier, Applied Cryptography, §17.1. */
function schedule(key: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  for (let i = 0, j = 0; i < 256; i += 1) {
    const value = state[i] ?? 0
    j = (j + value + (key[i % key.length] ?? 0)) & 255
    state[i] = state[j] ?? 0
    state[j] = value
  }
  return state
}

export default defineCipher({
  kind: 'stream',
  id: 'rc4',
  title: 'RC4',
  source: 'RFC 6229 (vectors); Schneier, Applied Cryptography, §17.1',
  keySizesBytes: [1, 256],
  start(key) {
    const state = schedule(key)
    let i = 0
    let j = 0
    return (bytes) => {
      const out = new Uint8Array(bytes.length)
      for (let at = 0; at < bytes.length; at += 1) {
        i = (i + 1) & 255
        const a = state[i] ?? 0
        j = (j + a) & 255
        const b = state[j] ?? 0
        state[i] = b
        state[j] = a
        out[at] = (bytes[at] ?? 0) ^ (state[(a + b) & 255] ?? 0)
      }
      return out
    }
  },
})
