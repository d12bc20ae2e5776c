import type { Step } from './carry.ts'

export const get = (target: string, method = 'GET'): string => `${method} ${target} HTTP/1.1\r\nHost: h\r\n\r\n`
export const ok = (body: string, status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
export const post = (length: string, body: string): string =>
  `POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: ${length}\r\n\r\n${body}`
export const coded = (encoding: string, body: Uint8Array): Step => [
  1,
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
  ]),
]
export const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
/** The beginning of a TLS handshake. */
export const CLIENT_HELLO = Buffer.from([0x16, 3, 1, 0, 2, 1, 0])

/** One chunk and the last. */
export function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')])
}

/** A connection and what it carries, each exchange as `line` tells it. */
export interface Case {
  name: string
  steps: readonly Step[]
  exchanges: readonly string[]
  counts?: Record<string, number>
}
