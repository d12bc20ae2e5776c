import { expect, test } from 'vitest'
import { maskedPieces } from '../../../src/triggers/isolate/masks.ts'

test.each([
  ['去月桥看石舟', '去**看**', ['月桥', '石舟']],
  ['去🐉看', '去*看', ['🐉']],
  ['去月桥看', '去月桥看', []],
  ['去月桥看', '去*看', ['月桥']],
  ['月月月', '月*', ['月月']],
  ['去月桥看石舟', '', null],
])('%s shown as %s', (sent, shown, pieces) => {
  expect(maskedPieces(sent, shown)).toEqual(pieces)
})
