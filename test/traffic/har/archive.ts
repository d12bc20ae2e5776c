import { createHash } from 'node:crypto'
import type { HttpMessage } from '../../../src/model/exchange.ts'

/** When the request of `entry` began. */
export const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 250)

export interface Parts {
  entry?: Record<string, unknown>
  request?: Record<string, unknown>
  response?: Record<string, unknown>
  content?: Record<string, unknown>
}

export const entry = ({ entry: own, request, response, content }: Parts = {}): Record<string, unknown> => ({
  startedDateTime: '2026-01-02T03:04:05.250Z',
  time: 120,
  cache: {},
  timings: {
    blocked: 1,
    dns: 2,
    connect: 3,
    ssl: 1,
    send: 4,
    wait: 100,
    receive: 10,
  },
  request: {
    method: 'POST',
    url: 'http://lab.invalid:8080/up?a=1#part',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    queryString: [],
    headersSize: -1,
    bodySize: 5,
    headers: [
      {
        name: 'Host',
        value: 'lab.invalid:8080',
      },
    ],
    postData: {
      mimeType: 'text/plain',
      text: 'hello',
    },
    ...request,
  },
  response: {
    status: 200,
    statusText: 'OK',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    redirectURL: '',
    headers: [
      {
        name: 'Content-Type',
        value: 'text/plain',
      },
    ],
    headersSize: -1,
    bodySize: 2,
    content: {
      size: 2,
      mimeType: 'text/plain',
      text: 'ok',
      ...content,
    },
    ...response,
  },
  ...own,
})

export const archive = (...entries: readonly unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ log: { version: '1.2', creator: { name: 'lab', version: '1' }, entries } }))

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const bodyOf = (message: HttpMessage | null | undefined) =>
  message && { bytes: message.bodyBytes, sha256: message.bodySha256, head: Buffer.from(message.bodyHead).toString() }
