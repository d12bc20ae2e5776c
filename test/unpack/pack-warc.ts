import { createHash } from 'node:crypto'

/** Writers of small WARCs for tests, independent of the readers. A field of '' is left out. */

const digest = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export function warcRecord(type: string, block: Uint8Array, fields: Readonly<Record<string, string>> = {}): Buffer {
  const all: Record<string, string> = {
    'WARC-Type': type,
    'WARC-Record-ID': '<urn:uuid:00000000-0000-4000-8000-000000000000>',
    'WARC-Date': '2008-08-14T23:59:59Z',
    'Content-Type': 'application/octet-stream',
    'WARC-Block-Digest': digest(block),
    'Content-Length': String(block.length),
    ...fields,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\r\n`]))
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`), block, Buffer.from('\r\n\r\n')])
}

/** An HTTP answer as a response record. */
export const warcResponse = (
  url: string,
  http: { head?: string; body: string | Uint8Array },
  fields: Readonly<Record<string, string>> = {},
): Buffer =>
  warcRecord(
    'response',
    Buffer.concat([Buffer.from(`${http.head ?? 'HTTP/1.1 200 OK\r\n'}\r\n`), Buffer.from(http.body)]),
    {
      'WARC-Target-URI': url,
      'Content-Type': 'application/http; msgtype=response',
      ...fields,
    },
  )
