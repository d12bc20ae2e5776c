import * as Plot from '@observablehq/plot'
import { draw, shortLabel, widthPx } from './draw.ts'
import {
  clientRows,
  endpointRows,
  type SessionMessage,
  type SessionPoints,
  type SessionRequest,
} from './session-part.ts'

const WIDTH_PX = 960
const ROW_PX = 32
const LABEL_CHARACTERS = 40
const RIGHT_PX = 20
const TOP_PX = 30
const BOTTOM_PX = 40

interface Rows {
  keys: string[]
  labels: ReadonlyMap<string, string>
  heads: readonly { key: string; title: string }[]
}

const clientKey = (client: string): string => `c ${client}`
const endpointKey = (endpoint: string): string => `e ${endpoint}`

function rowsOf(clients: readonly string[], endpoints: readonly string[]): Rows {
  const heads = [
    { key: 'messages', title: 'Messages, by client' },
    ...(endpoints.length === 0 ? [] : [{ key: 'requests', title: 'Requests, by kind' }]),
  ]
  const labels = new Map([
    ...clients.map((client) => [clientKey(client), shortLabel(client, LABEL_CHARACTERS)] as const),
    ...endpoints.map((endpoint) => [endpointKey(endpoint), shortLabel(endpoint, LABEL_CHARACTERS)] as const),
  ])
  const keys = [
    'messages',
    ...clients.map(clientKey),
    ...heads.slice(1).map(({ key }) => key),
    ...endpoints.map(endpointKey),
  ]
  return { keys, labels, heads }
}

const diamond = '<path class="word" d="M0,-6.5L5,0L0,6.5L-5,0Z"></path>'
const LEGEND: readonly (readonly [markup: string, label: string])[] = [
  [diamond, 'with a word under test'],
  ['<circle class="control" r="4.5"></circle>', 'control'],
  ['<path class="blocked" d="M-3,-3L3,3M-3,3L3,-3"></path>', 'not displayed'],
  ['<rect class="window" x="-9" y="-4" width="18" height="8"></rect>', 'window'],
  ['<rect class="caught" x="-4" y="-4" width="8" height="8"></rect>', 'request tested, in a window'],
  ['<line class="request" y1="-6" y2="6"></line>', 'other request'],
]

/** Mean width of our own words in 12-pixel type. */
const LEGEND_CHARACTER_PX = 5.8

function legend(): string {
  let x = 24
  const items = LEGEND.map(([markup, label]) => {
    const item = `<g transform="translate(${x} 12)">${markup}<text x="13" y="4">${label}</text></g>`
    x += label.length * LEGEND_CHARACTER_PX + 38
    return item
  })
  return `<g class="legend" text-anchor="start">${items.join('')}</g>`
}

const DAY_MS = 86_400_000

/** `09:14`, with seconds in a short span and the day in a long one; always UTC. */
export function clock(spanMs: number): (at: Date) => string {
  if (spanMs > DAY_MS) return (at) => at.toISOString().slice(5, 16).replace('T', ' ')
  return (at) => at.toISOString().slice(11, spanMs < 8 * 60_000 ? 19 : 16)
}

/** When the window of each message ends: a function of the messages alone, as in the test. */
function windowsOf(messages: readonly SessionMessage[], windowMs: number) {
  const nextOf = new Map<string, number>()
  return messages
    .toReversed()
    .map(({ client, atUtcMs }) => {
      const end = Math.min(atUtcMs + windowMs, nextOf.get(client) ?? Infinity)
      nextOf.set(client, atUtcMs)
      return { y: clientKey(client), x1: new Date(atUtcMs), x2: new Date(end) }
    })
    .toReversed()
}

interface Mark {
  x: Date
  y: string
}

const messageMark = ({ client, atUtcMs }: SessionMessage): Mark => ({ x: new Date(atUtcMs), y: clientKey(client) })
const requestMark = ({ endpoint, atUtcMs }: SessionRequest): Mark => ({
  x: new Date(atUtcMs),
  y: endpointKey(endpoint),
})

/** Everything drawn, by what it is called in the stylesheet. */
function marksOf({ messages, requests, windowMs }: SessionPoints, keys: ReadonlySet<string>) {
  const byTrial = new Map(messages.map((message) => [message.trial, message]))
  const shown = messages.filter(({ client }) => keys.has(clientKey(client)))
  const drawn = requests.filter(({ endpoint }) => keys.has(endpointKey(endpoint)))
  const caught = drawn.filter(({ caughtBy }) => caughtBy !== null)
  return {
    windows: windowsOf(messages, windowMs).filter(({ y }) => keys.has(y)),
    words: shown.filter(({ isControl }) => !isControl).map(messageMark),
    controls: shown.filter(({ isControl }) => isControl).map(messageMark),
    blocked: shown.filter(({ isBlocked }) => isBlocked).map(messageMark),
    caught: caught.map(requestMark),
    others: drawn.filter(({ caughtBy }) => caughtBy === null).map(requestMark),
    links: caught.flatMap((request) => {
      const message = byTrial.get(request.caughtBy ?? -1)
      if (message === undefined || !keys.has(clientKey(message.client))) return []
      const [from, to] = [messageMark(message), requestMark(request)]
      return [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y }]
    }),
  }
}

/** Messages above, requests below, on one axis of time; a line joins a message to the request that its window caught. */
export function session(label: string, points: SessionPoints): string {
  const { keys, labels, heads } = rowsOf(clientRows(points.messages), endpointRows(points.requests))
  const { windows, words, controls, blocked, caught, others, links } = marksOf(points, new Set(keys))
  const times = [...words, ...controls, ...caught, ...others].map(({ x }) => x.getTime())
  const first = new Date(times.reduce((a, b) => Math.min(a, b)))
  const spanMs = Math.max(1, times.reduce((a, b) => Math.max(a, b)) - first.getTime())
  const padMs = spanMs / 80
  const end = new Date(first.getTime() + spanMs + padMs)
  const marginLeft = 16 + Math.max(...[...labels.values(), ...heads.map(({ title }) => title)].map(widthPx))
  const options: Plot.PlotOptions = {
    width: WIDTH_PX,
    height: keys.length * ROW_PX + TOP_PX + BOTTOM_PX,
    marginLeft,
    marginRight: RIGHT_PX,
    marginTop: TOP_PX,
    marginBottom: BOTTOM_PX,
    x: {
      type: 'utc',
      domain: [new Date(first.getTime() - padMs), end],
      label: `time in UTC, ${first.toISOString().slice(0, 10)}`,
      labelArrow: 'none',
      labelAnchor: 'right',
      tickFormat: clock(spanMs),
      ticks: 5, // the next finer interval has at most twelve, which just fit
      tickSize: 4,
    },
    y: {
      type: 'band',
      domain: keys,
      label: null,
      tickFormat: (key: string) => labels.get(key) ?? '',
      tickSize: 0,
      padding: 0.2,
    },
    marks: [
      Plot.ruleY(
        keys.filter((key) => labels.has(key)),
        { className: 'grid' },
      ),
      Plot.text(heads, {
        y: 'key',
        text: 'title',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -3,
        dy: 4,
        className: 'legend-title',
      }),
      Plot.ruleY(windows, { x1: 'x1', x2: ({ x2 }) => (x2 > end ? end : x2), y: 'y', className: 'window' }),
      Plot.link(links, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', className: 'link' }),
      Plot.tickX(others, { x: 'x', y: 'y', className: 'request' }),
      Plot.dot(caught, { x: 'x', y: 'y', symbol: 'square', r: 4.5, className: 'caught' }),
      Plot.dot(controls, { x: 'x', y: 'y', r: 4.5, className: 'control' }),
      Plot.dot(words, { x: 'x', y: 'y', symbol: 'diamond', r: 5.5, className: 'word' }),
      Plot.dot(blocked, { x: 'x', y: 'y', dy: -12, symbol: 'times', r: 3, className: 'blocked' }),
    ],
  }
  return draw(label, options, legend())
}
