import { expect, test } from 'vitest'
import { analyses, findAnalysis, viewOf } from '../../src/analyse/index.ts'
import { slicesBy } from '../../src/analyse/slices.ts'
import { load, SMALL } from './dataset.ts'

const { records = [] } = SMALL
const lists = [{ name: 'words.txt', keywords: ['TNT', 'hi', '法轮', '123'] }]
const { store } = await load({ ...SMALL, lists })

test.each(analyses.map(({ id }) => id))('%s is the same, asked in slices or in one go', async (id) => {
  const analysis = findAnalysis(id)
  const whole = await analysis.run(viewOf(store))
  for (const recordsPerSlice of [1, 2, 4])
    expect(await analysis.run({ ...viewOf(store), recordsPerSlice })).toEqual(whole)
})

test.each(['account', 'address', 'text_id'] as const)(
  'slices by %s hold every record once, equal values together',
  async (column) => {
    const view = { ...viewOf(store), recordsPerSlice: 2 }
    const slices = await slicesBy(view, column)
    expect(slices).toHaveLength(5)
    const values: unknown[] = []
    let rows = 0
    for (const slice of slices) {
      const found = await store.rows(
        `SELECT hex(${column}) AS value, count() AS n FROM records WHERE ${view.where} AND ${slice} GROUP BY value`,
      )
      values.push(...found.map(({ value }) => value))
      rows += found.reduce((sum, { n }) => sum + Number(n), 0)
    }
    expect(new Set(values).size).toBe(values.length)
    expect(rows).toBe(records.filter(({ message = true }) => message).length)
  },
)

test('what fits in one go is not cut, and no view is cut without end', async () => {
  expect(await slicesBy({ ...viewOf(store), recordsPerSlice: 9 }, 'account')).toEqual(['1'])
  expect(await slicesBy({ ...viewOf(store), recordsPerSlice: 0.1 }, 'account')).toHaveLength(16)
})
