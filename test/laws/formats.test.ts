import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/model/format.ts'
import { rowsOf } from '../../src/parse/evaluate.ts'
import { formats } from '../../src/parse/formats.gen.ts'

test('ids are sorted and unique', () => {
  const ids = formats.map((format) => format.id)
  expect(ids).toEqual([...new Set(ids)].toSorted())
})

/** Lines as logs have them, so that proposals are made and not only refused. */
const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('2008-08-26', '10:11:12', '1.2.3.4', '你好', 'INFO', '"a,b"', '42', '', 'user:', '[x]', '- -'),
)
const separator = fc.constantFrom('\t', ' ', '|', '||', ', ', ',', '] [', '::')
const line = fc.tuple(fc.array(cell, { maxLength: 6 }), separator).map(([cells, between]) => cells.join(between))
const lines = fc.oneof(
  fc.array(line, { maxLength: 12 }),
  fc.tuple(line, fc.nat(9)).map(([text, count]) => Array.from({ length: count }, () => text)),
  fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 }),
)

/** Lines of every kind, each of them worth a proposal to some plug-in. */
const kinds = [
  '[a] [b] c',
  '10:11:12 INFO user: hello',
  'ip=1.2.3.4 user=a',
  '{"a":"1","b":2}',
  '"a","b, c"',
  'a\tb\tc',
  '1||2||3',
]
const habitual = fc
  .tuple(fc.constantFrom(...kinds), fc.array(line, { maxLength: 2 }))
  .map(([kind, odd]) => [...Array.from({ length: 8 }, () => kind), ...odd])

function isValid(layout: Layout): boolean {
  if (layout.kind === 'delimited') return layout.delimiter !== '' && !/[\r\n]/.test(layout.delimiter)
  const open = layout.parts.findIndex(({ after }) => after === '')
  return layout.parts.length > 1 && (open < 0 || open === layout.parts.length - 1)
}

/** Puts columns back together as a layout says a line is written. */
function joinRow(layout: Layout, row: readonly string[]): string {
  if (layout.kind === 'leading')
    return layout.parts.map(({ before, after }, at) => `${before}${row[at] ?? ''}${after}`).join('')
  const values = layout.quote === null ? row : row.map((value) => `"${value.replaceAll('"', '""')}"`)
  return values.join(layout.delimiter)
}

/** A value that holds nothing of the layout's own signs; beside padding an empty one would vanish. */
function plainValue(layout: Layout): fc.Arbitrary<string> {
  if (layout.kind === 'delimited' && layout.quote !== null) return fc.string({ unit: 'grapheme' })
  const written =
    layout.kind === 'leading' ? layout.parts.map(({ before, after }) => before + after) : [layout.delimiter]
  const signs = [...new Set(`${written.join('')} `)]
  const minLength = layout.kind === 'leading' ? 1 : 0
  return fc.string({ unit: 'grapheme', minLength }).filter((value) => !signs.some((sign) => value.includes(sign)))
}

describe.each(formats.map((format) => [format.id, format] as const))('%s', (_, format) => {
  test('says what it is for', () => {
    expect(format.title.length).toBeGreaterThan(10)
  })

  test('never throws, and proposes only layouts that can be applied, the same ones every time', () => {
    fc.assert(
      fc.property(fc.oneof(lines, habitual), (some) => {
        const layouts = format.propose(some)
        expect(layouts.filter((layout) => !isValid(layout))).toEqual([])
        expect(format.propose(some)).toEqual(layouts)
      }),
    )
  })

  test('proposes nothing for no lines', () => {
    expect(format.propose([])).toEqual([])
  })

  test('what it joins it splits again', () => {
    const proposed = habitual.map((some) => format.propose(some)).filter((layouts) => layouts.length > 0)
    const cases = fc.tuple(proposed, fc.nat(20), fc.integer({ min: 2, max: 6 })).chain(([layouts, pick, width]) => {
      const layout = layouts[pick % layouts.length] ?? { kind: 'delimited', delimiter: '\t', quote: null }
      const count = layout.kind === 'leading' ? layout.parts.length : width
      const row = fc.array(plainValue(layout), { minLength: count, maxLength: count })
      return fc.record({ layout: fc.constant(layout), row })
    })
    fc.assert(
      fc.property(cases, ({ layout, row }) => {
        expect(rowsOf([joinRow(layout, row)], layout, row.length)).toEqual([row])
      }),
      { numRuns: 40 },
    )
  })
})
