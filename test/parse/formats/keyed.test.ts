import { expect, test } from 'vitest'
import type { Layout } from '../../../src/model/format.ts'
import keyed from '../../../src/parse/formats/keyed.ts'

const written = (layouts: readonly Layout[]): string[][] =>
  layouts.map((layout) => (layout.kind === 'leading' ? layout.parts.map((part) => `${part.before}…${part.after}`) : []))

test.each([
  [['ip=1.2.3.4 user=a b', 'ip=1.2.3.5 user=c'], [['ip=… user=', '…']]],
  [['12 ip="1.2.3.4" user="a"', '13 ip="1.2.3.5" user="b"'], [['… ip="', '…" user="', '…"']]],
  [['{"ip":"1.2.3.4","n":1,"m":"x"}', '{"ip":"1.2.3.5","n":2,"m":"y"}'], [['{"ip":"…","n":', '…,"m":"', '…"}']]],
  [['{"n":1,"m":2}', '{"n":3,"m":4}'], [['{"n":…,"m":', '…}']]],
  [['a=1&b=2', 'a=1&b=2', 'a=1&c=3'], [['a=…&b=', '…']]],
  [['a=1 b=2', 'b=3 a=4', 'b=5 a=6'], []],
  [['enc=1', 'key=abc'], []],
  [['no keys here', 'none at all'], []],
])('%j', (lines, layouts) => {
  expect(written(keyed.propose(lines))).toEqual(layouts)
})
