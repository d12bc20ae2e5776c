import { outerRing, type Point, ring } from './circle-layout.ts'
import { escaped, shortLabel } from './draw.ts'

/** An account, its addresses, and who else stands beside them; each line with its reading. */
export interface Circle {
  account: string
  addresses: readonly { name: string; reading: string }[]
  others: readonly { name: string; lines: readonly { address: number; reading: string }[] }[]
  /** What is left out of the picture. */
  more: { addresses: number; others: number }
}

const WIDTH_PX = 960
const HEIGHT_PX = 800
const LEGEND_PX = 52
const INNER_PX = 180
const OUTER_PX = 330
const LABEL_CHARACTERS = 7

/** How each reading is drawn; a pattern of dashes, so that it can be told without colour. */
const LINES = [
  ['own', 'its own line'],
  ['shared', 'a shared line'],
  ['correspondent', 'a correspondent’s'],
  ['group', 'of a group'],
  ['unresolved', 'cannot be told'],
] as const

const MARKS = {
  self: '<circle class="self" r="9"></circle>',
  place: '<rect class="address" x="-6.5" y="-6.5" width="13" height="13"></rect>',
  other: '<path class="other" d="M0,-8L7.5,6L-7.5,6Z"></path>',
} as const

const one = (value: number): string => value.toFixed(1)

const lineBetween = (from: Point, to: Point, reading: string): string => {
  const known = LINES.some(([name]) => name === reading) ? reading : 'unresolved'
  return `<line class="reading-${known}" x1="${one(from.x)}" y1="${one(from.y)}" x2="${one(to.x)}" y2="${one(to.y)}"></line>`
}

/** A mark with its short name on the side away from the middle. */
function node(kind: keyof typeof MARKS, at: Point, name: string): string {
  const below = at.y >= 0
  const label = escaped(shortLabel(shortName(name), LABEL_CHARACTERS))
  return `<g transform="translate(${one(at.x)} ${one(at.y)})">${MARKS[kind]}<text y="${below ? 21 : -12}" text-anchor="middle">${label}</text></g>`
}

/** Of a pseudonym the first letters behind its kind, which tell it apart in one picture. */
const shortName = (name: string): string => /^(?:account|address)-([a-z2-7]{5})[a-z2-7]{11}$/.exec(name)?.[1] ?? name

function legend(): string {
  const marks = (
    [
      ['self', 'the account', 20],
      ['place', 'address', 130],
      ['other', 'other account', 220],
    ] as const
  ).map(([kind, label, x]) => `<g transform="translate(${x} 14)">${MARKS[kind]}<text x="14" y="4">${label}</text></g>`)
  const lines = LINES.map(
    ([reading, label], at) =>
      `<g transform="translate(${12 + at * 185} 40)"><line class="reading-${reading}" x1="0" x2="42"></line><text x="50" y="4">${label}</text></g>`,
  )
  return `<g class="legend" text-anchor="start">${[...marks, ...lines].join('')}</g>`
}

const moreText = ({ addresses, others }: Circle['more']): string => {
  const parts = [
    ...(addresses > 0 ? [`${addresses} more addresses`] : []),
    ...(others > 0 ? [`${others} more accounts`] : []),
  ]
  return parts.length === 0 ? '' : `… and ${parts.join(', ')}`
}

/** Draws who stands beside an account's addresses: the account in the middle, its addresses round it, others outside. */
export function ego(title: string, circle: Circle): string {
  const middle: Point = { x: 0, y: 0 }
  const inner = ring(circle.addresses.length, circle.addresses.length < 2 ? INNER_PX / 2 : INNER_PX)
  const outer = outerRing(
    inner,
    circle.others.map(({ lines }) => lines.map(({ address }) => address)),
    OUTER_PX,
  )
  const lines = [
    ...circle.addresses.map(({ reading }, at) => lineBetween(middle, inner[at] ?? middle, reading)),
    ...circle.others.flatMap(({ lines: own }, at) =>
      own.map(({ address, reading }) => lineBetween(inner[address] ?? middle, outer[at] ?? middle, reading)),
    ),
  ]
  const nodes = [
    ...circle.addresses.map(({ name }, at) => node('place', inner[at] ?? middle, name)),
    ...circle.others.map(({ name }, at) => node('other', outer[at] ?? middle, name)),
    node('self', middle, circle.account),
  ]
  const drawing = `<g transform="translate(${WIDTH_PX / 2} ${LEGEND_PX + HEIGHT_PX / 2})">${lines.join('')}${nodes.join('')}</g>`
  const more = `<text x="${WIDTH_PX - 12}" y="${LEGEND_PX + HEIGHT_PX - 10}" text-anchor="end">${escaped(moreText(circle.more))}</text>`
  return `<svg role="img" aria-label="${escaped(title)}" class="plot ego" viewBox="0 0 ${WIDTH_PX} ${LEGEND_PX + HEIGHT_PX}" fill="currentColor">${legend()}${drawing}${more}</svg>`
}
