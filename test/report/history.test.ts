import { expect, test } from 'vitest'
import { growth } from '../../src/report/figures/growth.ts'
import { matrix, shadeOf } from '../../src/report/figures/matrix.ts'
import { smallBars } from '../../src/report/figures/small-bars.ts'
import type { ReportInput } from '../../src/report/section.ts'
import section from '../../src/report/sections/history.ts'
import { EMPTY, REPLICA } from './fixture.ts'

const count = (text: string, part: string | RegExp): number => text.split(part).length - 1
const withRows = (id: string, keeps: (row: Readonly<Record<string, unknown>>) => boolean): ReportInput => {
  const one = REPLICA.answers[id]
  if (one === undefined) throw new Error(`the fixture has no ${id}`)
  return { ...REPLICA, answers: { ...REPLICA.answers, [id]: { ...one, rows: one.rows.filter(keeps) } } }
}

const day = (at: number): number => Date.UTC(2011, 0, 1 + at)

const bar = (row: string, column: string, share: number) => ({ row, column, share, low: share / 2, high: share })

test('what changed for good and what passed are told apart; three pictures and a table follow', () => {
  const blocks = section.build(REPLICA)
  expect(blocks.map(({ kind }) => kind)).toEqual(['prose', 'figure', 'figure', 'figure', 'figure', 'table'])
  expect(blocks[0]).toEqual({
    kind: 'prose',
    text: '3 lists in 9 versions, dated 2011-01-01 to 2011-04-01. 4 versions changed the words of a list for the time that followed. Versions that passed within a day or were cut short, and so are no changes of the list: 1.',
  })
  const table = blocks.at(-1)
  expect(table?.kind === 'table' && table.rows.map(({ version, labels }) => [version, labels])).toEqual([
    ['2011-02-10', ['real']],
    ['2011-03-02', ['transient', 'truncation']],
    ['2011-03-03', ['return']],
    ['2011-04-01', ['real']],
    ['2011-02-20', ['real', 'placeholder']],
    ['2011-03-12', ['real']],
  ])
})

test('the chapter belongs where a list has two versions or words have themes', () => {
  const noThemes = withRows('list-themes', () => false)
  expect(section.belongs?.(noThemes)).toBe(true)
  const first = withRows('list-versions', (row) => row['added'] === null)
  expect(section.belongs?.(first)).toBe(true)
  const { 'list-themes': _, ...rest } = first.answers
  expect(section.belongs?.({ ...first, answers: rest })).toBe(false)
  expect(section.belongs?.(EMPTY)).toBe(false)
})

test('a list of a few words has no bar', () => {
  const figure = section.build(REPLICA)[4]
  const svg = figure?.kind === 'figure' ? figure.svg : ''
  expect([svg.includes('>lamp/a<'), svg.includes('>lamp/c<')]).toEqual([true, false])
})

test('growth: a dot for each version, those that passed on stems; the last count of a list is written', () => {
  const svg = growth('g', [
    { series: '<a>', atUtcMs: day(0), words: 10, stands: true },
    { series: '<a>', atUtcMs: day(40), words: 4, stands: false },
    { series: '<a>', atUtcMs: day(41), words: 1200, stands: true },
    { series: 'b', atUtcMs: day(9), words: 0, stands: true },
  ])
  expect([count(svg, '<circle'), count(svg, 'class="link"'), count(svg, 'class="word"')]).toEqual([4, 1, 1])
  expect(svg).toContain('>1,200<')
  expect(svg).toContain('&lt;a&gt;')
  expect(svg).not.toMatch(/NaN|<a>/)
})

test('a matrix shades by size, writes every note, and leaves nothing unshaded that is something', () => {
  expect([null, 0, 0.01, 0.05, 0.3, 0.5, 0.79, 1].map(shadeOf)).toEqual([null, null, 0, 1, 2, 3, 3, 4])
  const svg = matrix(
    'm',
    ['<x>', 'y'],
    [
      { row: '<x>', column: '<x>', share: null, note: '12' },
      { row: 'y', column: '<x>', share: 0.9, note: '0.90' },
      { row: 'y', column: 'nowhere', share: 0.5, note: 'lost' },
    ],
  )
  expect([count(svg, '<rect'), count(svg, 'class="share-4"'), count(svg, 'class="on-4"')]).toEqual([2, 1, 1])
  expect([svg.includes('>12<'), svg.includes('>0.90<'), svg.includes('lost')]).toEqual([true, true, false])
  expect(svg).not.toMatch(/NaN|<x>/)
})

test('small bars have one scale for all columns', () => {
  const svg = smallBars('s', [bar('a', 'x', 0.5), bar('b', 'x', 0.25), bar('a', 'y', 0.125)])
  const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map((match) => Number(match[1]))
  expect(widths).toHaveLength(3)
  const [half = 0, ...others] = widths.toSorted((a, b) => b - a)
  expect(others.map((width) => Math.round((half / width) * 10) / 10)).toEqual([2, 4])
  expect(smallBars('s', [bar('a', 'x', 0)])).not.toContain('NaN')
})
