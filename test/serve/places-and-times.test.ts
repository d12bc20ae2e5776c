import { beforeAll, expect, test } from 'vitest'
import { scratch } from '../e2e/cli.ts'
import { type Served, served } from './served.ts'
import { streetCase } from './street-case.ts'

const dir = scratch('serve-places')
let at: Served
beforeAll(async () => {
  at = await served(await streetCase(dir))
})

interface Places {
  places: { country: string; name: string; records: number; share: number; low: number; high: number }[]
  placed: number
  database: string
  servers: string[]
}

test('the map: countries that come to the whole, with the database and its day', async () => {
  const { places, placed, database, servers } = await at.ask<Places>('/map')
  expect(places.map(({ country, name }) => [country, name])).toEqual([
    ['CN', 'China'],
    ['US', 'United States'],
  ])
  expect(places.reduce((sum, { records }) => sum + records, 0)).toBe(placed)
  expect(places.every(({ share, low, high }) => low <= share && share <= high)).toBe(true)
  expect(database).toMatch(/DB-IP.*\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d.*DB-IP/)
  expect(servers).toEqual(['fs01', 'fs02'])
  expect((await at.ask<Places>('/map?server=fs01')).places.map(({ country }) => country)).toEqual(['CN'])
  await expect(at.ask('/map?server=fs09')).rejects.toThrow(/^400: .*fs09/)
})

test('the world: a shape for every country that the map names', async () => {
  const { shapes } = await at.ask<{ shapes: { code: string | null }[] }>('/map/world')
  expect(shapes.map(({ code }) => code)).toEqual(expect.arrayContaining(['CN', 'US', 'SG']))
})

interface Timeline {
  span: { firstUtcMs: number; lastUtcMs: number } | null
  stepMs: number
  series: { name: string; records: number; atUtcMs: number[]; counts: number[] }[]
  gaps: { series: string; fromUtcMs: number; toUtcMs: number }[]
  dated: number
}

test('the timeline: every dated record in one bucket, gaps between the first and the last day of a server', async () => {
  const { series, dated, gaps, stepMs } = await at.ask<Timeline>('/timeline')
  expect(series.map(({ name }) => name)).toEqual(['fs01', 'fs02'])
  expect(series.reduce((sum, { counts }) => sum + counts.reduce((part, one) => part + one, 0), 0)).toBe(dated)
  expect(series.flatMap(({ atUtcMs }) => atUtcMs).every((utcMs) => utcMs % stepMs === 0)).toBe(true)
  expect(gaps).toEqual([{ series: 'fs02', fromUtcMs: Date.UTC(2008, 8, 6), toUtcMs: Date.UTC(2008, 8, 12) }])
})

test('a range is looked at more closely, and says when it is empty', async () => {
  const [from, to] = [Date.UTC(2008, 8, 12), Date.UTC(2008, 8, 13)]
  const day = await at.ask<Timeline>(`/timeline?from=${from}&to=${to}`)
  expect([day.dated, day.stepMs]).toEqual([3, 300_000])
  expect((await at.ask<Timeline>(`/timeline?from=${to}`)).span).toBeNull()
  for (const wrong of ['from=yesterday', 'by=account', 'from=1e300'])
    await expect(at.ask(`/timeline?${wrong}`)).rejects.toThrow(/^400/)
})
