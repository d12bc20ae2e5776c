import { Parser } from 'htmlparser2'

/** A link of a page and the text around it. */
export interface PageLink {
  /** As written, entities resolved. */
  href: string
  label: string
  /** Text since the link, line break or rule before it. */
  before: string
  /** Text up to the next link. */
  after: string
  within: 'pre' | 'list' | 'other'
}

export interface PageCell {
  attributes: Readonly<Record<string, string>>
  text: string
  /** The first link's; null when there is none. */
  href: string | null
  /** `datetime` of a `<time>`; null when there is none. */
  time: string | null
}

export interface PageRow {
  className: string
  isHeading: boolean
  cells: PageCell[]
}

/** What listings are told by: title, first heading, links and table rows in their order. */
export interface Page {
  title: string
  heading: string
  links: PageLink[]
  rows: PageRow[]
}

/** No listing nests a tenth of this; the parser's time grows with depth. */
const DEPTH_LIMIT = 256
const SLICE_CHARACTERS = 64 * 1024
/** Dates, sizes and descriptions are shorter; what follows is left out. */
const TEXT_LIMIT = 4096

const joined = (text: string, more: string): string => (text.length < TEXT_LIMIT ? text + more : text)

/** Reads an HTML page; null when it nests so deep that it was made to exhaust. Takes time in proportion to the text. */
export function scanPage(text: string): Page | null {
  const { page, handler, depth } = scanner()
  const parser = new Parser(handler)
  for (let at = 0; at < text.length; at += SLICE_CHARACTERS) {
    parser.write(text.slice(at, at + SLICE_CHARACTERS))
    if (depth() > DEPTH_LIMIT) return null
  }
  parser.end()
  return page
}

type Attributes = Record<string, string>

function scanner() {
  const page: Page = { title: '', heading: '', links: [], rows: [] }
  const open = new Map<string, number>()
  const isIn = (...names: readonly string[]) => names.some((name) => (open.get(name) ?? 0) > 0)
  let [depth, before] = [0, '']
  let link: PageLink | null = null
  let cell: PageCell | null = null
  const openLink = ({ href = '' }: Attributes) => {
    link = { href, label: '', before, after: '', within: isIn('pre') ? 'pre' : isIn('ul') ? 'list' : 'other' }
    page.links.push(link)
    if (cell !== null) cell.href ??= href
  }
  const openCell = (name: string, attributes: Attributes) => {
    cell = { attributes, text: '', href: null, time: null }
    const row = page.rows.at(-1)
    if (row !== undefined) row.isHeading ||= name === 'th'
    row?.cells.push(cell)
  }
  const breakLine = () => {
    before = ''
  }
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    a: openLink,
    br: breakLine,
    hr: breakLine,
    pre: breakLine,
    tr: (attributes) => page.rows.push({ className: attributes.class ?? '', isHeading: false, cells: [] }),
    td: (attributes) => openCell('td', attributes),
    th: (attributes) => openCell('th', attributes),
    time: ({ datetime }) => {
      if (cell !== null && datetime !== undefined) cell.time ??= datetime
    },
  }
  const closed: Readonly<Record<string, () => void>> = {
    a: () => {
      link = null
      before = ''
    },
    td: () => {
      cell = null
    },
    th: () => {
      cell = null
    },
  }
  const handler = {
    onopentag(name: string, attributes: Attributes) {
      depth += 1
      open.set(name, (open.get(name) ?? 0) + 1)
      opened[name]?.(attributes)
    },
    onclosetag(name: string) {
      depth -= 1
      open.set(name, (open.get(name) ?? 1) - 1)
      closed[name]?.()
    },
    ontext(text: string) {
      if (isIn('title')) page.title = joined(page.title, text)
      else if (isIn('h1', 'h2')) page.heading = joined(page.heading, text)
      if (cell !== null) cell.text = joined(cell.text, text)
      if (link !== null) link.label = joined(link.label, text)
      else before = joined(before, text)
      const last = page.links.at(-1)
      if (link === null && last !== undefined) last.after = joined(last.after, text)
    },
  }
  return { page, handler, depth: () => depth }
}
