import { expect, test } from 'vitest'
import quotedCsv from '../../../src/parse/formats/quoted-csv.ts'

test.each([
  [['a,"b, ""c""",d'], [',']],
  [['"a";b'], [';']],
  [['a|"b"'], ['|']],
  [['x\ty', '"a\tb"\tc'], ['\t']],
  [['a "quoted" word, and more'], []],
  [['"u6\tunclosed'], []],
  [['"whole line"'], []],
  [['a,b'], []],
])('%j', (lines, delimiters) => {
  expect(quotedCsv.propose(lines)).toEqual(
    delimiters.map((delimiter) => ({ kind: 'delimited', delimiter, quote: '"' })),
  )
})
