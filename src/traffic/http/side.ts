import type { HttpMessage } from '../../model/exchange.ts'
import type { Direction } from '../connection.ts'
import type { Framed } from './framing.ts'
import type { Head } from './head.ts'
import type { StartLine } from './start-line.ts'

/** A message as it left its direction. */
export interface EndedMessage {
  start: StartLine
  message: HttpMessage
  /** Bytes of the room that it takes until it is handed on; 0 when there was none left for it. */
  heldBytes: number
}

/** How many messages may have gone missing at one place. */
export interface Lost {
  least: number
  most: number
}

/** What the directions of a connection must know of each other, and what they tell. */
export interface Sides {
  /** Which kind a direction carries; null while that is open. */
  expects(direction: Direction): StartLine['kind'] | null
  /** True once the connection has carried a message, and while it may carry more. */
  isHttp(): boolean
  /** True when an answer without a head is due, as HTTP/0.9 has it. */
  awaitsSimpleAnswer(): boolean
  began(direction: Direction, head: Head, startedAtUtcMs: number | null): Framed
  ended(ended: EndedMessage): void
  lost(direction: Direction, lost: Lost): void
  switched(to: 'tunnel' | 'other'): void
  sawTls(): void
}
