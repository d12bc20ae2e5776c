import { latin1 } from '../../lib/bytes.ts'
import { headEnd } from './head.ts'
import { KeptBytes } from './kept.ts'
import { MAX_HEAD_BYTES, MAX_START_LINE_BYTES } from './limits.ts'
import type { Room } from './room.ts'
import { mayBeginStartLine, type StartLine, startLineOf } from './start-line.ts'

/** What bytes where a head is due came to. The bytes in it hold until the next call. */
export type HeadStep =
  | { kind: 'more' }
  /** `isCut`: the head goes on, in `rest`, beyond a limit. */
  | { kind: 'head'; start: StartLine; bytes: Buffer; rest: Buffer; isCut: boolean }
  /** No head begins here; `rest` is everything since one was due. */
  | { kind: 'none'; rest: Buffer }

const LF = 10
const TLS_HANDSHAKE = 0x16

/** Gathers a message head, whatever the cut of its bytes. */
export class HeadReader {
  readonly #accepts: (start: StartLine) => boolean
  readonly #pending: KeptBytes
  #start: StartLine | null = null
  #startEnd = 0
  /** Where the search for the end goes on. */
  #scanFrom = 0

  /** `accepts`: whether a start line may stand here. */
  constructor(accepts: (start: StartLine) => boolean, room: Room) {
    this.#accepts = accepts
    this.#pending = new KeptBytes(MAX_HEAD_BYTES, room)
  }

  get pendingBytes(): number {
    return this.#pending.sizeBytes
  }

  /** The first line, once it is whole, and what has come of the head. */
  get partial(): { start: StartLine; bytes: Buffer } | null {
    return this.#start === null ? null : { start: this.#start, bytes: this.#pending.bytes }
  }

  push(bytes: Buffer): HeadStep {
    const before = this.#pending.sizeBytes
    if (before > 0) this.#pending.append(bytes)
    const all = before > 0 ? this.#pending.bytes : bytes.subarray(0, MAX_HEAD_BYTES)
    const end = this.#endIn(all)
    if (end === 'none') return this.#none(before, bytes)
    if (typeof end === 'number') return this.#head(all.subarray(0, end), bytes.subarray(end - before), false)
    const taken = before > 0 ? all.length - before : this.#pending.append(all)
    if (taken === bytes.length && this.#pending.sizeBytes < MAX_HEAD_BYTES) return { kind: 'more' }
    return this.#head(this.#pending.bytes, bytes.subarray(taken), true)
  }

  /** Everything that was kept, as a copy; it is forgotten. */
  take(): Buffer {
    const bytes = Buffer.from(this.#pending.bytes)
    this.clear()
    return bytes
  }

  clear(): void {
    if (this.#pending.sizeBytes > 0) this.#pending.clear()
    this.#start = null
    this.#scanFrom = 0
  }

  #none(before: number, bytes: Buffer): HeadStep {
    if (before === 0) return { kind: 'none', rest: bytes }
    const rest = Buffer.concat([this.#pending.bytes.subarray(0, before), bytes])
    return { kind: 'none', rest }
  }

  #head(head: Buffer, rest: Buffer, isCut: boolean): HeadStep {
    const start = this.#start
    return start === null ? this.#none(head.length, rest) : { kind: 'head', start, bytes: head, rest, isCut }
  }

  #endIn(all: Buffer): number | 'more' | 'none' {
    if (this.#start === null) {
      const lineEnd = all.indexOf(LF, this.#scanFrom)
      if (lineEnd < 0) return this.#mayGoOn(all) ? 'more' : 'none'
      const start = startLineOf(latin1(all.subarray(0, all[lineEnd - 1] === 13 ? lineEnd - 1 : lineEnd)))
      if (start === null || !this.#accepts(start)) return 'none'
      this.#start = start
      this.#scanFrom = lineEnd
      this.#startEnd = lineEnd
    }
    if (this.#start.version === '0.9') return this.#startEnd + 1
    const end = headEnd(all, this.#scanFrom)
    this.#scanFrom = Math.max(this.#startEnd, all.length - 2)
    return end ?? 'more'
  }

  #mayGoOn(line: Buffer): boolean {
    this.#scanFrom = line.length
    // A lone byte of TLS: whether it is so shows in the second.
    if (line.length === 1 && line[0] === TLS_HANDSHAKE) return true
    return line.length < MAX_START_LINE_BYTES && mayBeginStartLine(line)
  }
}
