import { randomUUID } from 'node:crypto'
import { latin1 } from '../../lib/bytes.ts'
import type { CaptureTally, Exchange } from '../../model/exchange.ts'
import { breachOf } from '../har/conformity.ts'
import type { Element } from '../har/element.ts'
import { exchangeOf } from '../har/entry.ts'
import { type ElementSink, ElementScanner } from '../har/scanner.ts'
import { count, defineReader, fault } from '../reader.ts'

const BEGINNING = /^(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{/
const KEY_OF_LOG = /"(?:entries|creator|browser|pages)"\s*:/

/** The value of a JSON text, or null for what is none. */
function parsed(json: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(json) }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Takes elements and gives exchanges; what an element lacks goes to the tally. */
function entrySink(tally: CaptureTally): ElementSink & { take(): readonly Exchange[] } {
  let exchanges: Exchange[] = []
  let ordinal = 0
  /** Each kind of breach is told once: a tool that breaks the format breaks it in every entry. */
  const breaches = new Set<string>()
  const tell = (element: Element, detail: string): void =>
    fault(tally, { detail, startByte: element.startByte, endByte: element.endByte })
  const refuse = (element: Element, detail: string): void => {
    count(tally, 'bad_entries')
    tell(element, detail)
  }
  const convert = (element: Element, value: unknown): void => {
    const outcome = exchangeOf({ value, longTexts: element.longTexts, ordinal: ordinal++ })
    if ('problem' in outcome) return refuse(element, outcome.problem)
    exchanges.push(outcome.exchange)
    if (!element.isUtf8) tell(element, 'an entry holds bytes that are not UTF-8')
    const breach = breachOf(value)
    if (breach === null || breaches.has(breach)) return
    breaches.add(breach)
    tell(element, `entries do not follow HAR 1.2, here first: ${breach}`)
  }
  return {
    element(element) {
      count(tally, 'entries')
      const json = element.json === null ? null : parsed(element.json)
      if (json !== null) return convert(element, json.value)
      ordinal += 1
      refuse(element, element.json === null ? 'an entry is too deep or too large to read' : 'an entry is no JSON')
    },
    fault: (detail, startByte, endByte) => fault(tally, { detail, startByte, endByte }),
    take: () => {
      const taken = exchanges
      exchanges = []
      return taken
    },
  }
}

export default defineReader({
  id: 'har',
  title: 'HTTP Archive (HAR)',
  source: 'HAR 1.2 (W3C Web Performance, 2012)',
  sniff: (head) => {
    const text = latin1(head)
    return BEGINNING.test(text) && KEY_OF_LOG.test(text)
  },
  async *read(chunks, tally) {
    const sink = entrySink(tally)
    const scanner = new ElementScanner(sink, randomUUID())
    for await (const chunk of chunks) {
      scanner.push(chunk)
      const exchanges = sink.take()
      if (exchanges.length > 0) yield exchanges
    }
    scanner.end()
  },
})
