import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseAddress } from '../../src/lib/addresses.ts'
import type { CaptureTally, End, Exchange, HttpMessage } from '../../src/model/exchange.ts'
import { headerOf } from '../../src/traffic/http/headers.ts'
import { readerFor } from '../../src/traffic/open.ts'
import { newTally } from '../../src/traffic/reader.ts'

const CAPTURES = join(process.cwd(), '..', 'shared', 'data', 'captures')
const missing = existsSync(CAPTURES) ? '' : ' (skipped: no captures beside the repository)'

const Message = z.object({
  kind: z.enum(['request', 'response']),
  method: z.string().optional(),
  uri: z.string().optional(),
  host: z.string().optional(),
  status: z.number().optional(),
  body_len: z.number(),
  body_sha256: z.string().optional(),
  /** Absent where the capture holds so little of a body that its length is a matter of taste. */
  wire_len: z.number().optional(),
  complete: z.boolean(),
  encoding: z.string().optional(),
  stream: z.number(),
  src: z.string(),
  dst: z.string(),
  /** A hole comes before it, so which request an answer belongs to is not certain. */
  after_hole: z.boolean().optional(),
})
type Message = z.infer<typeof Message>

const Expected = z.record(
  z.string(),
  z.object({
    /** `agreed`, `raw` (the bytes against tshark) or `either`; `why` says what was chosen. All of them hold for us. */
    accept: z.enum(['agreed', 'raw', 'either']),
    why: z.string(),
    messages: z.array(Message),
    not_http: z.array(z.object({ bytes: z.number() })),
  }),
)

async function readCapture(name: string): Promise<{ exchanges: Exchange[]; tally: CaptureTally }> {
  const file = readFileSync(join(CAPTURES, name))
  const bytes = name.endsWith('.gz') ? gunzipSync(file) : file
  const reader = readerFor(bytes.subarray(0, 4096))
  const tally = newTally()
  const exchanges: Exchange[] = []
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 50_021) yield bytes.subarray(at, at + 50_021)
  }
  for await (const some of reader?.read(chunks(), tally) ?? []) exchanges.push(...some)
  return { exchanges, tally }
}

const place = (end: End | null): string => `${end?.address}|${end?.port}`

/** Their addresses in our way of writing them. */
function canonical(theirs: string): string {
  const [address = '', port] = theirs.split('|')
  return `${parseAddress(address)?.canonical}|${port}`
}

const bodyOf = (message: HttpMessage) => ({
  body_len: message.bodyBytes,
  ...(message.bodySha256 === null ? {} : { body_sha256: message.bodySha256 }),
  wire_len: message.wireBytes,
  complete: message.complete,
  ...(message.wireBytes > 0 && headerOf(message, 'content-encoding') !== null
    ? { encoding: headerOf(message, 'content-encoding') }
    : {}),
})

function messagesOf({ stream, client, server, request, interim, response }: Exchange) {
  const requests = request === null ? [] : [request]
  const responses = response === null ? interim : [...interim, response]
  return [
    ...requests.map((message) => ({
      kind: 'request',
      method: message.method,
      uri: message.target,
      ...(message.host === null ? {} : { host: message.host }),
      ...bodyOf(message),
      stream,
      src: place(client),
      dst: place(server),
    })),
    ...responses.map((message) => ({
      kind: 'response',
      status: message.status,
      ...bodyOf(message),
      stream,
      src: place(server),
      dst: place(client),
    })),
  ]
}

/** The answer began after its request did. */
const isInTurn = ({ request, response }: Exchange) =>
  (request?.startedAtUtcMs ?? 0) <= (response?.startedAtUtcMs ?? Number.NaN)

/** Messages of one kind in each connection keep their order; across connections and kinds nothing is said. */
const byStreamAndKind = <T extends { stream: number | null; kind: string }>(messages: readonly T[]): T[] =>
  messages.toSorted((a, b) => (a.stream ?? 0) - (b.stream ?? 0) || a.kind.localeCompare(b.kind))

const theirs = (message: Message) => ({
  ...message,
  after_hole: undefined,
  src: canonical(message.src),
  dst: canonical(message.dst),
})

describe.skipIf(missing !== '')(`real captures${missing}`, () => {
  const expected =
    missing === '' ? Expected.parse(JSON.parse(readFileSync(join(CAPTURES, 'expected.json'), 'utf8'))) : {}

  test('there are as many as were collected', () => {
    expect(Object.keys(expected)).toHaveLength(31)
  })

  test.each(Object.entries(expected))('%s', async (name, { messages, not_http: notHttp, why }) => {
    const { exchanges, tally } = await readCapture(name)
    const lengthless = messages.some((message) => message.wire_len === undefined)
    const ours = exchanges
      .flatMap(messagesOf)
      .map((message) => (lengthless ? { ...message, wire_len: undefined } : message))
    expect(byStreamAndKind(ours), why).toEqual(byStreamAndKind(messages.map(theirs)))
    expect(tally.counts.not_http_bytes ?? 0).toBe(notHttp.reduce((sum, { bytes }) => sum + bytes, 0))
  })

  test.each([
    // The head of the first answer is lost; its body is passed over, and every later request has its answer.
    { name: '1000-req.pcap.gz', both: 999, unanswered: [0], unasked: [] },
    // Of two requests that are lost, the answer to one is lost too; no answer is given to another request.
    { name: 'drops.pcap', both: 7, unanswered: [], unasked: [6] },
    { name: 'pipelined.pcap', both: 5, unanswered: [], unasked: [] },
    { name: 'd-snap96.pcap', both: 0, unanswered: [], unasked: [0] },
  ])('who answers whom after holes in $name', async ({ name, both, unanswered, unasked }) => {
    const { exchanges } = await readCapture(name)
    const without = (side: 'request' | 'response') =>
      exchanges.filter((exchange) => exchange[side] === null).map(({ ordinal }) => ordinal)
    expect({ unanswered: without('response'), unasked: without('request') }).toEqual({ unanswered, unasked })
    const pairs = exchanges.filter(({ request, response }) => request !== null && response !== null)
    expect(pairs).toHaveLength(both)
    expect(pairs.filter((pair) => !isInTurn(pair))).toEqual([])
  })
})
