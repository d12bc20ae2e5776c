import { createRequire } from 'node:module'
import * as Plot from '@observablehq/plot'
import { feature } from 'topojson-client'
import { COUNTRIES, type Point } from './countries.ts'
import { draw, drawn } from './draw.ts'

/** Lower bounds of the classes, one per decade: shares span four orders of magnitude, so equal steps would show one country. */
export const SHARE_CLASSES = [
  { from: 0, label: 'below 0.1 %' },
  { from: 0.001, label: '0.1 to 1 %' },
  { from: 0.01, label: '1 to 10 %' },
  { from: 0.1, label: '10 to 50 %' },
  { from: 0.5, label: '50 % and more' },
] as const

const WIDTH_PX = 960
const HEIGHT_PX = 470
const ANTARCTICA = '010'
const FRAME = {
  type: 'MultiPoint',
  coordinates: [
    [-180, 0],
    [180, 0],
    [0, -56],
    [0, 84],
  ],
} as const

type Topology = Parameters<typeof feature>[0]
interface Outline {
  readonly id?: string | number | undefined
}

/** Index of the class a share falls in; null for none, which is drawn as plain land. */
export function shareClass(share: number | undefined): number | null {
  if (share === undefined || share <= 0) return null
  return SHARE_CLASSES.findLastIndex((step) => share >= step.from)
}

function outlines(): readonly Outline[] {
  const atlas: Topology = createRequire(import.meta.url)('world-atlas/countries-110m.json')
  const countries = atlas.objects.countries
  if (countries?.type !== 'GeometryCollection') return []
  return feature(atlas, countries).features.filter((outline) => outline.id !== ANTARCTICA)
}

function legend(): string {
  const steps = [
    { label: 'none', className: 'land' },
    ...SHARE_CLASSES.map((step, index) => ({ ...step, className: `share-${index}` })),
  ]
  const items = steps.map(
    ({ label, className }, index) =>
      `<g transform="translate(16 ${HEIGHT_PX - 150 + index * 22})"><rect class="${className}" width="22" height="14"></rect>` +
      `<text x="30" y="11.5">${label}</text></g>`,
  )
  return `<g class="legend" text-anchor="start"><text class="legend-title" x="16" y="${HEIGHT_PX - 164}">share of records</text>${items.join('')}</g>`
}

/** World map (Equal Earth) of shares by ISO 3166-1 alpha-2 code; places too small for an outline are dots. */
export function worldMap(label: string, shares: ReadonlyMap<string, number>): string {
  const classOfId = new Map<string, number | null>()
  const dots: { at: Point; step: number }[] = []
  for (const [code, , place] of COUNTRIES) {
    const step = shareClass(shares.get(code))
    if (typeof place === 'string') classOfId.set(place, step)
    else if (step !== null) dots.push({ at: place, step })
  }
  const land = outlines()
  const inClass = (step: number | null) => land.filter(({ id }) => (classOfId.get(String(id)) ?? null) === step)
  const marks = [
    Plot.geo(inClass(null), { className: 'land' }),
    ...SHARE_CLASSES.map((_, step) => Plot.geo(inClass(step), { className: `share-${step}` })),
    ...SHARE_CLASSES.map((_, step) =>
      Plot.dot(
        dots.filter((dot) => dot.step === step),
        {
          x: (dot: { at: Point }) => dot.at[0],
          y: (dot: { at: Point }) => dot.at[1],
          r: 4,
          className: `place share-${step}`,
        },
      ),
    ),
  ]
  return draw(label, { ...MAP, marks }, legend())
}

const MAP: Plot.PlotOptions = {
  width: WIDTH_PX,
  height: HEIGHT_PX,
  margin: 4,
  projection: { type: 'equal-earth', domain: FRAME },
}

/** Where a country is on the map: the path of its outline, or a point for one that is too small for an outline. */
export interface CountryShape {
  /** ISO 3166-1 alpha-2; null for land that has no code of its own. */
  code: string | null
  outline: string | null
  at: Point | null
}

/** The map of `worldMap` as geometry in pixels, for a picture that can be walked: all land, and every small country. */
export function worldShapes(): { widthPx: number; heightPx: number; shapes: readonly CountryShape[] } {
  const codes = new Map(COUNTRIES.flatMap(([code, , place]) => (typeof place === 'string' ? [[place, code]] : [])))
  const land = outlines()
  const paths = drawn({ ...MAP, marks: [Plot.geo(land)] }, 'path', 'd')
  const small = COUNTRIES.flatMap(([code, , place]) => (typeof place === 'string' ? [] : [{ code, place }]))
  const dots = { ...MAP, marks: [Plot.dot(small, { x: ({ place }) => place[0], y: ({ place }) => place[1] })] }
  const [across, down] = ['cx', 'cy'].map((attribute) => drawn(dots, 'circle', attribute))
  return {
    widthPx: WIDTH_PX,
    heightPx: HEIGHT_PX,
    shapes: [
      ...land.map(({ id }, at) => ({ code: codes.get(String(id)) ?? null, outline: paths[at] ?? '', at: null })),
      ...small.map(({ code }, at) => ({
        code,
        outline: null,
        at: [Number(across?.[at]), Number(down?.[at])] as const,
      })),
    ],
  }
}
