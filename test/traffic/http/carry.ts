import type { CaptureTally, Exchange, HttpMessage } from '../../../src/model/exchange.ts'
import type { Direction } from '../../../src/traffic/connection.ts'
import { httpReader } from '../../../src/traffic/http/exchanges.ts'
import { newTally } from '../../../src/traffic/reader.ts'

/** What happens on a connection, in turn; each step is a millisecond after the one before. Text is one byte per character. */
export type Step =
  | readonly [from: Direction, bytes: string | Uint8Array]
  | readonly [what: 'gap', from: Direction, missedBytes: number]
  | readonly [what: 'fin', from: Direction]
  | readonly [what: 'reset']

export const CLIENT = { address: '192.0.2.1', port: 40_000 }
export const SERVER = { address: '192.0.2.2', port: 8080 }

/** The exchanges of one connection whose bytes come in pieces of these sizes, taken in rotation. */
export function carry(steps: readonly Step[], pieces: readonly number[] = [1460]) {
  const exchanges: Exchange[] = []
  const tally: CaptureTally = newTally()
  const connection = httpReader((exchange) => exchanges.push(exchange), tally)({ stream: 3, ends: [CLIENT, SERVER] })
  let piece = 0
  for (const [atUtcMs, step] of steps.entries()) {
    if (step[0] === 'gap') connection.gap(step[1], step[2])
    else if (step[0] === 'fin') connection.finished(step[1], atUtcMs)
    else if (step[0] === 'reset') connection.closed('reset', atUtcMs)
    else {
      const bytes = typeof step[1] === 'string' ? Buffer.from(step[1], 'latin1') : step[1]
      for (let at = 0; at < bytes.length; ) {
        const size = pieces[piece++ % pieces.length] ?? bytes.length
        // The buffer is used again, as reassembly does.
        const view = Uint8Array.from(bytes.subarray(at, at + size))
        connection.bytes(step[0], view, atUtcMs)
        view.fill(0x2a)
        at += size
      }
    }
  }
  if (steps.at(-1)?.[0] !== 'reset') connection.closed('capture', steps.length)
  return { exchanges, tally }
}

const told = (message: HttpMessage): string => {
  const { bodyBytes, bodyHead, faults, complete } = message
  const body = bodyBytes === 0 ? '' : ` ${Buffer.from(bodyHead.subarray(0, 40)).toString('latin1')}`
  return `${body}${complete ? '' : ' incomplete'}${faults.map((fault) => ` ${fault}`).join('')}`
}

/** An exchange in one line: `GET /a > 100 > 200 body`, with `-` for a side that is missing. */
export function line({ request, interim, response }: Exchange): string {
  const sides = [
    request === null ? '-' : `${request.method} ${request.target}${told(request)}`,
    ...interim.map((message) => `${message.status}${told(message)}`),
    response === null ? '-' : `${response.status}${told(response)}`,
  ]
  return sides.join(' > ')
}

export const lines = (steps: readonly Step[], pieces?: readonly number[]): string[] =>
  carry(steps, pieces).exchanges.map(line)
