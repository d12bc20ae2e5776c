import { defineCipher } from '../cipher.ts'

export default defineCipher({
  kind: 'stream',
  id: 'xor',
  title: 'Repeating-key XOR (Vigenère over bytes)',
  source: 'folklore; not a cipher anybody should use',
  keySizesBytes: [1, 256],
  start(key) {
    let at = 0
    return (bytes) => {
      const out = new Uint8Array(bytes.length)
      for (let i = 0; i < bytes.length; i += 1) {
        out[i] = (bytes[i] ?? 0) ^ (key[at] ?? 0)
        at = at + 1 === key.length ? 0 : at + 1
      }
      return out
    }
  },
})
