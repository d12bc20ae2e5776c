import { TextDecoder } from 'node:util'
import { BodyCollector, type CollectedBody } from '../http/body.ts'

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** Bytes written as Base64 (RFC 4648 §4), piece by piece; line ends are allowed. */
export class Base64Body {
  readonly #body = new BodyCollector([])
  #rest = ''
  #isPadded = false
  #isBad = false

  push(piece: string): void {
    const text = this.#rest + piece.replace(/[\r\n]+/g, '')
    const whole = text.slice(0, text.length - (text.length % 4))
    this.#rest = text.slice(whole.length)
    if (whole === '') return
    this.#isBad ||= this.#isPadded || !BASE64.test(whole)
    this.#isPadded = whole.endsWith('=')
    if (!this.#isBad) this.#body.push(Buffer.from(whole, 'base64'))
  }

  /** Null when it was no Base64. */
  finish(): CollectedBody | null {
    return this.#isBad || this.#rest !== '' ? null : this.#body.finish()
  }
}

/** How many characters at the end belong to an escape that is not whole yet (RFC 8259 §7). */
function cutEscape(text: string): number {
  for (let back = 1; back <= 5 && back <= text.length; back++) {
    const at = text.length - back
    if (text[at] !== '\\') continue
    let first = at
    while (text[first - 1] === '\\') first--
    const isBegin = (at - first) % 2 === 0
    return isBegin && (back === 1 || text[at + 1] === 'u') ? back : 0
  }
  return 0
}

function unescaped(text: string): string | null {
  try {
    const value: unknown = JSON.parse(`"${text}"`)
    return typeof value === 'string' ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

interface LongBodies {
  text: CollectedBody | null
  base64: CollectedBody | null
}

const HIGH_SURROGATE = /[\ud800-\udbff]$/

/** A JSON string too long to hold, read as it streams. Both readings are kept, since what says which is meant may follow. */
export class LongText {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  readonly #asText = new BodyCollector([])
  readonly #asBase64 = new Base64Body()
  #escape = ''
  #surrogate = ''
  #isBad = false
  #bodies: LongBodies | null = null

  /** Bytes between the quotation marks, as written. */
  push(raw: Uint8Array): void {
    if (!this.#isBad) this.#unescape(this.#decoder.decode(raw, { stream: true }))
  }

  /** The body as UTF-8 and as Base64 decoded, each null when it is none. The first call ends the string. */
  finish(): LongBodies {
    this.#bodies ??= this.#end()
    return this.#bodies
  }

  #end(): LongBodies {
    if (!this.#isBad) this.#unescape(this.#decoder.decode())
    if (this.#isBad || this.#escape !== '') return { text: null, base64: null }
    this.#asText.push(Buffer.from(this.#surrogate, 'utf8'))
    return { text: this.#asText.finish(), base64: this.#asBase64.finish() }
  }

  #unescape(written: string): void {
    const text = this.#escape + written
    const cut = text.length - cutEscape(text)
    this.#escape = text.slice(cut)
    const plain = unescaped(text.slice(0, cut))
    if (plain === null) this.#isBad = true
    else this.#take(this.#surrogate + plain)
  }

  #take(plain: string): void {
    this.#surrogate = HIGH_SURROGATE.exec(plain)?.[0] ?? ''
    const whole = plain.slice(0, plain.length - this.#surrogate.length)
    this.#asText.push(Buffer.from(whole, 'utf8'))
    this.#asBase64.push(whole)
  }
}
