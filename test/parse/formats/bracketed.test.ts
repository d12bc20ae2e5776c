import { expect, test } from 'vitest'
import type { Layout } from '../../../src/model/format.ts'
import bracketed from '../../../src/parse/formats/bracketed.ts'

const written = (layouts: readonly Layout[]): string[][] =>
  layouts.map((layout) =>
    layout.kind === 'leading'
      ? layout.parts.map((part) => `${part.before}…${part.after}${part.padded ? '+' : ''}`)
      : [],
  )
const three = (...lines: string[]): string[] => [...lines, ...lines, ...lines]

test.each([
  [['[Sun Dec 04 04:47:44 2005] [error] a', '[Mon Dec 05 04:47:44 2005] [notice] b'], [['[…] ', '[…] ', '…']]],
  [['<user>(1.2.3.4) hello', '<you>(1.2.3.5) ho'], [['<…>', '(…) ', '…']]],
  [['[a] [b]', '[c] [d]'], [['[…] ', '[…]']]],
  [['"a" "b" c', '"d" "e" f'], [['"…" ', '"…" ', '…']]],
  [['[a]   b', '[c]     d'], [['[…] +', '…']]],
  [['[a]: b', '[c]: d'], [['[…]: ', '…']]],
  [['no bracket [a] here', 'and [b] here'], []],
])('%j', (lines, layouts) => {
  expect(written(bracketed.propose(three(...lines)))).toEqual(layouts)
})
