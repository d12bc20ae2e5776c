import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { visible } from '../../lib/visible.ts'

/** The few things asked of a drawn node; Plot's own types need the browser's, which this program does not load. */
interface DrawnNode {
  readonly outerHTML: string
  querySelectorAll(selector: string): Iterable<DrawnNode>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  remove(): void
}

const STEERED_BY_STYLESHEET = ['style', 'font-family', 'aria-label', 'aria-description']

/** A tenth of a pixel is finer than print; the map's outline halves in size. */
const roundCoordinates = (path: string): string =>
  path.replace(/-?\d+\.\d\d+/g, (digits) => String(Math.round(Number(digits) * 10) / 10))

/** Text as it may stand in the markup of a drawing, in an attribute or between tags. */
export const escaped = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

function strip(node: DrawnNode): void {
  for (const name of STEERED_BY_STYLESHEET) node.removeAttribute(name)
  const path = node.getAttribute('d')
  if (path !== null) node.setAttribute('d', roundCoordinates(path))
}

function plotted(options: Plot.PlotOptions): DrawnNode {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg: DrawnNode = Plot.plot({ ...options, document, className: 'plot' })
  for (const sheet of svg.querySelectorAll('style')) sheet.remove()
  for (const node of svg.querySelectorAll('*')) strip(node)
  strip(svg)
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  return svg
}

/**
 * Draws a plot as one `<svg>` that scales to its column. It carries no style of its own (the page's policy would block
 * it): colours come from the class of each mark. `label` is what a reader hears; `before` is markup of ours put first.
 */
export function draw(label: string, options: Plot.PlotOptions, before = ''): string {
  const markup = plotted(options).outerHTML.replace('>', () => `>${before}`)
  return markup.replace(/^<svg /, () => `<svg role="img" aria-label="${escaped(label)}" `)
}

/** One attribute of every node of a kind that a plot draws, in the order of its data: geometry for a picture drawn elsewhere. */
export const drawn = (options: Plot.PlotOptions, selector: string, attribute: string): readonly string[] =>
  Array.from(plotted(options).querySelectorAll(selector), (node) => node.getAttribute(attribute) ?? '')

/** Pixels a label of the figures' 12-pixel type needs; a character outside Latin counts as a full square. */
export function widthPx(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 12.5 : 6.9
  return Math.ceil(width)
}

/**
 * Rows with a label each, first on top: their data with a key and a label that fits, and the options of the axis on the
 * left. Keys keep rows of the same label apart.
 */
export function labelledRows<R extends { label: string }>(rows: readonly R[], maxCharacters: number, padding: number) {
  const data = rows.map((row, index) => ({ ...row, key: String(index), label: shortLabel(row.label, maxCharacters) }))
  const labels = new Map(data.map((row) => [row.key, row.label]))
  return {
    data,
    axis: {
      marginLeft: 16 + Math.max(...data.map((row) => widthPx(row.label))),
      y: {
        label: null,
        domain: data.map((row) => row.key),
        tickFormat: (key: string) => labels.get(key),
        tickSize: 0,
        padding,
      },
    },
  }
}

/** Labels longer than a figure can carry end in `…`; the table beside every figure has the whole text. */
export function shortLabel(text: string, maxCharacters: number): string {
  const characters = [...visible(text)]
  return characters.length <= maxCharacters
    ? characters.join('')
    : `${characters.slice(0, maxCharacters - 1).join('')}…`
}
