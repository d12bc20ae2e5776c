import { isUtf8 } from 'node:buffer'
import { ElementBytes } from './element-bytes.ts'
import { LongText } from './long-text.ts'

/** Deeper than any entry is: HAR 1.2 nests six levels, and what tools add to it not many more. */
export const MAX_DEPTH = 64
/** Headers, cookies, timings and the messages of one WebSocket; longer strings are not part of it. */
export const MAX_ELEMENT_BYTES = 16 << 20
/** Values of one entry; each takes some 60 bytes of memory, whatever it takes in the file. */
export const MAX_ELEMENT_VALUES = 500_000
/** Longer strings are read as they stream and never held: bodies of any size fit. */
export const LONG_TEXT_BYTES = 256 << 10
/** Long strings of one entry: an exchange has two bodies, and each string keeps up to 128 KiB. */
export const MAX_LONG_TEXTS = 64

/** One element of `log.entries`. */
export interface Element {
  /** Its JSON text; null when it is beyond a limit. */
  json: string | null
  /** Strings too long to hold, by the words that stand for each in `json`. */
  longTexts: ReadonlyMap<string, LongText>
  isUtf8: boolean
  startByte: number
  endByte: number
}

/**
 * Gathers one element at a time. A string that grows long is taken out again and read as it streams. Whether something
 * is beyond a limit never depends on where the file was cut.
 */
export class ElementCollector {
  /** Begins the words that stand for a long string; the file cannot know it. */
  readonly #mark: string
  readonly #bytes = new ElementBytes()
  #startByte: number | null = null
  #isOver = false
  #values = 0
  #longTexts = new Map<string, LongText>()
  #long: LongText | null = null
  /** Where the open string begins in the bytes; null between strings. */
  #textStart: number | null = null

  constructor(mark: string) {
    this.#mark = mark
  }

  get startByte(): number | null {
    return this.#startByte
  }

  start(startByte: number): void {
    this.#startByte = startByte
    this.#bytes.cutTo(0)
    this.#isOver = false
    this.#values = 0
    this.#longTexts = new Map()
    this.#long = null
    this.#textStart = null
  }

  append(run: Uint8Array): void {
    if (this.#isOver) return
    if (this.#long !== null) return this.#long.push(run)
    this.#bytes.append(run)
    const start = this.#textStart
    if ((start ?? this.#bytes.length) > MAX_ELEMENT_BYTES) this.#giveUp()
    else if (start !== null && this.#bytes.length - start > LONG_TEXT_BYTES) this.#takeOut(start)
  }

  /** A string begins so many bytes behind what was appended. */
  startText(aheadBytes: number): void {
    this.#textStart = this.#bytes.length + aheadBytes
  }

  /** True when the string that ends so many bytes behind what was appended must be appended before `endText`. */
  isLongText(aheadBytes: number): boolean {
    return this.#long !== null || this.#bytes.length + aheadBytes - (this.#textStart ?? 0) > LONG_TEXT_BYTES
  }

  endText(): void {
    this.#textStart = null
    this.#long = null
  }

  /** One more value, `depth` containers deep. */
  countValue(depth: number): void {
    this.#values += 1
    if (this.#values > MAX_ELEMENT_VALUES || depth > MAX_DEPTH) this.#giveUp()
  }

  finish(endByte: number): Element {
    const bytes = this.#bytes.view()
    const element = {
      json: this.#isOver ? null : bytes.toString('utf8'),
      longTexts: this.#longTexts,
      isUtf8: isUtf8(bytes),
      startByte: this.#startByte ?? endByte,
      endByte,
    }
    this.#startByte = null
    return element
  }

  #takeOut(textStart: number): void {
    if (this.#longTexts.size === MAX_LONG_TEXTS) return this.#giveUp()
    this.#long = new LongText()
    this.#long.push(this.#bytes.cutTo(textStart))
    const words = `${this.#mark} ${this.#longTexts.size}`
    this.#longTexts.set(words, this.#long)
    this.#bytes.append(Buffer.from(words, 'latin1'))
  }

  #giveUp(): void {
    this.#isOver = true
    this.#bytes.cutTo(0)
    this.#long = null
    this.#longTexts = new Map()
  }
}
