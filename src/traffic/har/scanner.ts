import { bufferOf } from '../../lib/bytes.ts'
import { type Element, ElementCollector } from './element.ts'

/** Keys on the way to the entries are `log` and `entries`; of a longer key nothing is kept. */
const MAX_KEY_BYTES = 64

export interface ElementSink {
  element(element: Element): void
  fault(detail: string, startByte: number, endByte: number | null): void
}

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20]
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d]

const isSpace = (byte: number): boolean => byte === SPACE || byte === LINE_FEED || byte === RETURN || byte === TAB

/** UTF-8's, which RFC 8259 §8.1 lets a reader pass over. */
const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf]

/** How many of the containers on the way to an entry are open: the root, `log`, `entries`. */
const [OUTSIDE, ROOT, , ENTRIES] = [0, 1, 2, 3]

/**
 * Finds the elements of `log.entries` in the bytes of a JSON text, however they are cut into chunks, and passes over all
 * else. It judges only brackets, strings and these two keys (RFC 8259 §2); whether an element is JSON is for a parser.
 */
export class ElementScanner {
  readonly #sink: ElementSink
  readonly #element: ElementCollector
  #chunk: Uint8Array = new Uint8Array()
  /** Place of the chunk in the file. */
  #chunkByte = 0
  /** Where in the chunk the bytes of the element begin that it has not got yet. */
  #runStart = 0

  #level = OUTSIDE
  /** Containers open below those on the way. */
  #depth = 0
  #state: 'reading' | 'ended' | 'stopped' = 'reading'
  #sawEntries = false

  #isInText = false
  #isEscaped = false
  #isInScalar = false
  #isKey = false
  /** The string read last in a container on the way: where another container begins, its key. */
  #key: string | null = null

  constructor(sink: ElementSink, mark: string) {
    this.#sink = sink
    this.#element = new ElementCollector(mark)
  }

  push(chunk: Uint8Array): void {
    this.#chunk = chunk
    this.#runStart = 0
    for (let at = 0; at < chunk.length && this.#state !== 'stopped'; )
      at = this.#isInText ? this.#text(at) : this.#between(at)
    this.#give(chunk.length)
    this.#chunkByte += chunk.length
  }

  /** The file is over. */
  end(): void {
    const start = this.#element.startByte ?? this.#chunkByte
    if (this.#state === 'reading')
      this.#sink.fault('the JSON ends before it is whole; what began here is cut', start, this.#chunkByte)
    if (this.#state === 'ended' && !this.#sawEntries)
      this.#sink.fault('this JSON has no list log.entries', 0, this.#chunkByte)
  }

  /** Gives the element its bytes up to here. */
  #give(end: number): void {
    if (this.#element.startByte !== null && end > this.#runStart)
      this.#element.append(this.#chunk.subarray(this.#runStart, end))
    this.#runStart = end
  }

  #text(from: number): number {
    const chunk = this.#chunk
    let at = from
    let isEscaped = this.#isEscaped
    for (; at < chunk.length; at++) {
      const byte = chunk[at]
      if (isEscaped) isEscaped = false
      else if (byte === BACKSLASH) isEscaped = true
      else if (byte === QUOTE) break
    }
    this.#isEscaped = isEscaped
    if (this.#isKey) this.#readKey(chunk.subarray(from, at))
    if (at < chunk.length) this.#endText(at)
    return at + 1
  }

  #startText(at: number): number {
    const isOnTheWay = this.#depth === 0
    if (isOnTheWay && this.#level === OUTSIDE) return this.#stop(at)
    this.#endScalar(at)
    if (isOnTheWay && this.#level === ENTRIES) this.#startElement(at)
    this.#isInText = true
    this.#isEscaped = false
    this.#isKey = isOnTheWay && this.#level !== ENTRIES
    if (this.#isKey) this.#key = ''
    if (this.#element.startByte !== null) this.#element.startText(at + 1 - this.#runStart)
    return at + 1
  }

  #endText(at: number): void {
    this.#isInText = false
    this.#isKey = false
    if (this.#element.startByte === null) return
    if (this.#element.isLongText(at - this.#runStart)) this.#give(at)
    this.#element.endText()
    if (this.#depth === 0) this.#finishElement(at + 1)
  }

  #readKey(bytes: Uint8Array): void {
    if (this.#key === null || this.#key.length + bytes.length > MAX_KEY_BYTES) this.#key = null
    else this.#key += bufferOf(bytes).toString('latin1')
  }

  #between(from: number): number {
    const chunk = this.#chunk
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (byte === QUOTE) return this.#startText(at)
      if (this.#depth > 0) this.#inside(byte, at)
      else if (isSpace(byte)) this.#endScalar(at)
      else if (this.#level === ENTRIES) this.#inEntries(byte, at)
      else if (this.#level !== OUTSIDE) this.#inObject(byte, at)
      else if (byte === BRACE && this.#state === 'reading') this.#enter(at)
      else if (byte === BYTE_ORDER_MARK[this.#chunkByte + at]) continue
      else return this.#stop(at)
    }
    return chunk.length
  }

  #inside(byte: number, at: number): void {
    const isInElement = this.#element.startByte !== null
    if (byte === BRACE || byte === BRACKET) this.#depth += 1
    else if (byte === BRACE_END || byte === BRACKET_END) this.#depth -= 1
    else if (byte !== COMMA) return
    if (isInElement) this.#element.countValue(this.#depth)
    if (isInElement && this.#depth === 0) this.#finishElement(at + 1)
  }

  #inObject(byte: number, at: number): void {
    const [opener, key] = this.#level === ROOT ? [BRACE, 'log'] : [BRACKET, 'entries']
    if (byte === opener && this.#key === key) this.#enter(at)
    else if (byte === BRACE || byte === BRACKET) this.#depth = 1
    else if (byte === BRACE_END) this.#leave()
  }

  #enter(at: number): void {
    this.#level += 1
    this.#key = null
    if (this.#level !== ENTRIES) return
    if (this.#sawEntries)
      this.#sink.fault('here begins a second list of entries; both are read', this.#chunkByte + at, null)
    this.#sawEntries = true
  }

  #leave(): void {
    this.#level -= 1
    this.#key = null
    if (this.#level === OUTSIDE) this.#state = 'ended'
  }

  #inEntries(byte: number, at: number): void {
    if (byte === COMMA || byte === BRACKET_END || byte === BRACE || byte === BRACKET) this.#endScalar(at)
    if (byte === BRACKET_END) this.#leave()
    else if (byte === BRACE || byte === BRACKET) {
      this.#startElement(at)
      this.#depth = 1
    } else if (byte !== COMMA && !this.#isInScalar) {
      this.#startElement(at)
      this.#isInScalar = true
    }
  }

  #endScalar(at: number): void {
    if (this.#isInScalar) this.#finishElement(at)
    this.#isInScalar = false
  }

  #startElement(at: number): void {
    this.#element.start(this.#chunkByte + at)
    this.#runStart = at
  }

  #finishElement(end: number): void {
    this.#give(end)
    this.#sink.element(this.#element.finish(this.#chunkByte + end))
  }

  #stop(at: number): number {
    const detail = this.#state === 'ended' ? 'something follows the end of the JSON' : 'this is no JSON object'
    this.#sink.fault(detail, this.#chunkByte + at, null)
    this.#state = 'stopped'
    return this.#chunk.length
  }
}
