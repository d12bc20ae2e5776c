import { open } from './client.ts'

/** Gives a reader a file that was made here. */
export function download(name: string, content: Blob): void {
  const href = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}

/** A file that the server makes, by its path below `/api`. */
export async function downloadFrom(name: string, path: string): Promise<void> {
  download(name, await (await open(path)).blob())
}

export const downloadJson = (name: string, value: unknown): void =>
  download(name, new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: 'application/json' }))

/** The drawing inside an element as an SVG file of its own, with the colours it has on this page. */
export function downloadSvg(name: string, holder: Element | null): void {
  const drawn = holder?.querySelector('svg')
  if (!drawn) return
  const copy = drawn.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return
  paint(drawn, copy)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  download(name, new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }))
}

const PAINTED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'font-weight',
  'opacity',
]

/** Writes what the stylesheet gives each element into the copy, as attributes. */
function paint(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  for (const name of PAINTED) to.setAttribute(name, style.getPropertyValue(name))
  for (const [at, child] of [...from.children].entries()) {
    const copied = to.children[at]
    if (copied) paint(child, copied)
  }
}
