import { expect, test } from 'vitest'
import { sealedLines } from '../../../src/triggers/lists/sealed-lines.ts'

test.each([
  ['hex', 'bc6db50414fdaa01\r\n\nBD6E8E0A3DC7BB02\n'],
  ['hex', `${'bc6db50414fdaa01\n'.repeat(18)}bc6db50414fdaa0\n六四\n`],
  ['base64', '//5rUV1OZltubw0ACgBzAGUA\nQUJDREVGR0hJSktMTU5PUFE=\n'],
])('%s', (armour, text) => {
  expect(sealedLines(Buffer.from(text))?.armour).toBe(armour)
})

test('lines are told by their bytes, ends left out, empty ones kept', () => {
  expect(sealedLines(Buffer.from('bc6db50414fdaa01\r\n\nbd6e8e0a3dc7'))?.lines).toEqual([
    { startByte: 0, endByte: 16 },
    { startByte: 18, endByte: 18 },
    { startByte: 19, endByte: 31 },
  ])
})

test.each([
  ['figures', '6222020000000000\n6222020000000018\n'],
  ['short words that are digits by chance', 'dead\ncafe\nface\nbeef\n'],
  ['an odd number of digits', 'bc6db50414fdaa0\nbc6db50414fdaa1\n'],
  ['a few sealed lines among words', `${'bc6db50414fdaa01\n'.repeat(8)}${'六四事件纪念日\n'.repeat(2)}`],
  ['words', '法轮功\n六四\n'],
  ['one endless line of digits', 'ab'.repeat(8_000_000)],
  ['one endless line of Base64', 'a+b+'.repeat(4_000_000)],
  ['nothing', ''],
  ['empty lines', '\n\n'],
])('%s are words', (_, text) => {
  expect(sealedLines(Buffer.from(text))).toBeNull()
})
