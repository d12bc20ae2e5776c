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
  const drawn = painted(holder)
  if (drawn !== null) download(name, svgBlob(drawn))
}

/** The same as a picture of points, twice as fine as on the screen and on the page’s own ground. */
export async function downloadPng(name: string, holder: Element | null): Promise<void> {
  const drawn = painted(holder)
  const { width = 0, height = 0 } = holder?.querySelector('svg')?.getBoundingClientRect() ?? {}
  if (drawn === null || width === 0) return
  const size = { width: Math.ceil(2 * width), height: Math.ceil(2 * height) }
  for (const side of ['width', 'height'] as const) drawn.setAttribute(side, String(size[side]))
  const href = URL.createObjectURL(svgBlob(drawn))
  const image = new Image()
  image.src = href
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), size)
  const context = canvas.getContext('2d')
  if (context === null) return
  context.fillStyle = getComputedStyle(document.body).backgroundColor
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(image, 0, 0)
  URL.revokeObjectURL(href)
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (content !== null) download(name, content)
}

const svgBlob = (drawn: SVGSVGElement): Blob =>
  new Blob([new XMLSerializer().serializeToString(drawn)], { type: 'image/svg+xml' })

/** A copy of the drawing inside an element that looks the same without the page’s stylesheets. */
function painted(holder: Element | null): SVGSVGElement | null {
  const drawn = holder?.querySelector('svg')
  const copy = drawn?.cloneNode(true)
  if (!drawn || !(copy instanceof SVGSVGElement)) return null
  paint(drawn, copy)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return copy
}

const PAINTED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
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
