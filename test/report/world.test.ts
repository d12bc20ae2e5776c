import { expect, test } from 'vitest'
import { COUNTRIES } from '../../src/report/figures/countries.ts'
import { worldMap, worldShapes } from '../../src/report/figures/world.ts'

const { widthPx, heightPx, shapes } = worldShapes()
const shapeOf = (code: string) => shapes.find((shape) => shape.code === code)

test('every country of ISO 3166-1 but the one left out has an outline or a point', () => {
  const missing = COUNTRIES.flatMap(([code]) => (shapeOf(code) === undefined ? [code] : []))
  expect(missing).toEqual(['AQ'])
  expect(shapes.every(({ outline, at }) => (outline === null) !== (at === null))).toBe(true)
})

test('an outline is that of its country, as the printed map has it', () => {
  const map = worldMap('shares', new Map([['NZ', 1]]))
  const [, printed] = /class="share-4"><path d="([^"]+)"/.exec(map) ?? []
  expect(shapeOf('NZ')?.outline).toBe(printed)
})

test('small countries are points within the frame', () => {
  const points = shapes.flatMap(({ at }) => (at === null ? [] : [at]))
  expect(points.length).toBeGreaterThan(50)
  expect(points.every(([x, y]) => x > 0 && x < widthPx && y > 0 && y < heightPx)).toBe(true)
  const [singapore, malta] = [shapeOf('SG')?.at, shapeOf('MT')?.at]
  expect(singapore?.[0]).toBeGreaterThan(malta?.[0] ?? Number.NaN)
  expect(singapore?.[1]).toBeGreaterThan(malta?.[1] ?? Number.NaN)
})
