import type { MessageFault } from '../../model/exchange.ts'
import { codingOf, type Decoder } from './decoders.ts'
import { KeptBytes } from './kept.ts'
import { MAX_DECODED_BYTES, MAX_ENCODINGS } from './limits.ts'
import type { Room } from './room.ts'

/**
 * Coded bytes are decoded in blocks of this size, counted from the body's start: how a body is cut into segments must
 * not change what a broken one yields. Most bodies are one block, so few decoders are open at a time.
 */
const BLOCK_BYTES = 64 << 10

/** One for each coding of a body, because the output of one is the input of the next. */
const OUTPUTS = Array.from({ length: MAX_ENCODINGS }, () => Buffer.allocUnsafe(16 << 10))

/** One coding of a body. */
interface Stage {
  coding: NonNullable<ReturnType<typeof codingOf>>
  output: Buffer
  decoder: Decoder | null
  heldBytes: number
  decodedBytes: number
}

/**
 * Undoes the content codings of one body. What cannot be undone from its beginning is passed on as it came, with a
 * fault; when a body breaks later, what was decoded before (up to 16 KiB short of the place) stands.
 */
export class ContentDecoding {
  readonly #out: (bytes: Uint8Array) => void
  readonly #room: Room | null
  readonly #stages: Stage[] = []
  readonly #block: KeptBytes
  readonly #faults = new Set<MessageFault>()
  #state: 'coded' | 'plain' | 'stopped' = 'coded'
  /** False once a block was decoded or a byte came out. */
  #isUntouched = true

  constructor(encodings: readonly string[], out: (bytes: Uint8Array) => void, room: Room | null) {
    this.#out = out
    this.#room = room
    this.#block = new KeptBytes(BLOCK_BYTES, room)
    if (encodings.length > MAX_ENCODINGS) this.#faults.add('over-limit')
    for (const [at, output] of OUTPUTS.slice(0, encodings.length).entries()) {
      const coding = codingOf(encodings[encodings.length - 1 - at] ?? '')
      if (coding === null) {
        this.#faults.add('bad-encoding')
        break
      }
      this.#stages.push({ coding, output, decoder: null, heldBytes: 0, decodedBytes: 0 })
    }
    if (this.#stages.length === 0) this.#state = 'plain'
  }

  push(bytes: Uint8Array): void {
    let rest = bytes
    while (rest.length > 0 && this.#state === 'coded') {
      const taken = this.#block.append(rest)
      rest = rest.subarray(taken)
      if (this.#block.sizeBytes === BLOCK_BYTES) this.#decodeBlock()
      else if (rest.length > 0) this.#giveUp('over-limit')
    }
    if (rest.length > 0 && this.#state === 'plain') this.#out(rest)
  }

  /** `isWhole`: false when the body's end did not arrive, so that a coding may end early too. */
  finish(isWhole: boolean): ReadonlySet<MessageFault> {
    if (this.#state === 'coded' && this.#block.sizeBytes > 0) this.#decodeBlock()
    if (this.#state === 'coded' && isWhole && !this.#stages.every(({ decoder }) => decoder?.ended() ?? true)) {
      this.#faults.add('bad-encoding')
    }
    this.#close()
    return this.#faults
  }

  #decodeBlock(): void {
    const isDecoded = this.#through(0, this.#block.bytes)
    if (!isDecoded) this.#giveUp(this.#faults.has('over-limit') ? 'over-limit' : 'bad-encoding')
    this.#isUntouched = false
    this.#block.drop(this.#block.sizeBytes)
  }

  /** A body of which not one byte was decoded is better kept as it is: its header is wrong, or there was no room. */
  #giveUp(fault: MessageFault): void {
    this.#faults.add(fault)
    this.#state = this.#isUntouched ? 'plain' : 'stopped'
    if (this.#isUntouched) this.#out(this.#block.bytes)
  }

  /** Through the decoder of this stage, and by `#pass` through those after it. */
  #through(at: number, bytes: Uint8Array): boolean {
    const stage = this.#stages[at]
    if (stage === undefined) {
      this.#isUntouched = false
      this.#out(bytes)
      return true
    }
    stage.decoder ??= this.#start(stage, bytes)
    return stage.decoder?.write(bytes, (part) => this.#pass(at, part)) ?? false
  }

  #pass(at: number, part: Uint8Array): boolean {
    const stage = this.#stages[at]
    if (stage === undefined) return false
    const allowed = Math.min(part.length, MAX_DECODED_BYTES - stage.decodedBytes)
    stage.decodedBytes += allowed
    if (allowed > 0 && !this.#through(at + 1, part.subarray(0, allowed))) return false
    if (allowed < part.length) this.#faults.add('over-limit')
    return allowed === part.length
  }

  #start(stage: Stage, first: Uint8Array): Decoder | null {
    const memoryBytes = stage.coding.memoryBytes(first)
    if (!(this.#room?.take(memoryBytes) ?? true)) {
      this.#faults.add('over-limit')
      return null
    }
    stage.heldBytes = memoryBytes
    return stage.coding.start(first, stage.output)
  }

  #close(): void {
    this.#block.clear()
    for (const stage of this.#stages) {
      stage.decoder?.close()
      this.#room?.give(stage.heldBytes)
      stage.heldBytes = 0
    }
  }
}
