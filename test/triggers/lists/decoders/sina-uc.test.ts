import { expect, test } from 'vitest'
import blowfish from '../../../../src/decrypt/ciphers/blowfish.ts'
import sinaUc from '../../../../src/triggers/lists/decoders/sina-uc.ts'

const KEY = Buffer.from('H177UC09VI67KASI')

/** The file as a server would write it; the padding is not known. */
function sealed(json: string, fill = 0): Buffer {
  if (blowfish.kind !== 'block') throw new Error('no block cipher')
  const plain = Buffer.from(json)
  const padded = Buffer.concat([plain, Buffer.alloc((8 - (plain.length % 8)) % 8, fill)])
  return Buffer.from(Buffer.from(blowfish.open(KEY).encryptBlocks(padded)).toString('hex'))
}

const read = (bytes: Uint8Array) => sinaUc.decode({ name: 'fetch_keyword', bytes, keys: [] })

test('one block under the published key', () => {
  // Computed with OpenSSL
  expect(sealed('{"list1"').toString()).toBe('88f32597a6ad05cf')
})

test.each([0, 0x20, 3])('lists in their order, with their places, the last block filled up with %d', (fill) => {
  const list = read(sealed('{"list1":["六四","\\u6cd5\\u8f6e"],"list2":["六四"],"version":7}', fill))
  expect(list).toEqual({
    lines: ['六四', '法轮', '六四'],
    directives: [],
    semantics: 'sina-uc',
    notes: [
      'Layers: hexadecimal digits, Blowfish-ECB under the key of the client, JSON.',
      'List “list1”: lines 1 to 2.',
      'List “list2”: lines 3 to 3.',
      '1 values are no strings and were left out.',
    ],
    rejects: [],
  })
})

test('an array of arrays has numbers for names', () => {
  expect(read(sealed('[["a","b"],["c"]]'))?.notes.slice(1)).toEqual([
    'List “0”: lines 1 to 2.',
    'List “1”: lines 3 to 3.',
  ])
})

test('what opens but is cut off is a reject as a whole', () => {
  const whole = sealed('{"list1":["六四","法轮"],"list2":["六四"]}')
  expect(read(whole.subarray(0, 48))).toMatchObject({
    lines: [],
    rejects: [{ reason: 'damaged JSON', startByte: 0, endByte: 48 }],
  })
})

test.each([
  ['hexadecimal digits of something else', Buffer.from('00'.repeat(32))],
  ['no digits', Buffer.from('六四')],
  ['too little', Buffer.from('88f3')],
  ['nested without end', sealed('['.repeat(4000))],
])('%s is none, or damaged', (_, bytes) => {
  expect(read(bytes)?.lines ?? []).toEqual([])
})
