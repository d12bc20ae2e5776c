import { latin1 } from '../../lib/bytes.ts'
import type { CaptureTally, Exchange } from '../../model/exchange.ts'
import { exchangeOf } from '../flows/flow.ts'
import { type FlowBytes, FlowCutter } from '../flows/frames.ts'
import { parseTnetstring } from '../flows/tnetstring.ts'
import { count, defineReader, fault } from '../reader.ts'

/** Keys of a flow, or of Python 2's flows; any may come first. */
const KEYS =
  'backup|client_conn|close_code|close_message|close_reason|close_sender|comment|error|id|intercepted|is_replay|marked|messages|metadata|mode|request|response|server_conn|timestamp_created|type|version|websocket'
const BEGINNING = new RegExp(`^[1-9]\\d{0,11}:(\\d{1,2}):(${KEYS})[,;]`)

/** The exchange of one flow; anything else goes to the tally. */
function readFlow(flow: FlowBytes, ordinal: number, tally: CaptureTally): Exchange | null {
  const { bytes, startByte, endByte } = flow
  count(tally, 'entries')
  const value = bytes === null ? undefined : parseTnetstring(bytes)
  const unread = bytes === null ? 'a flow is too large to read' : 'a flow is no typed netstring, or beyond the limits'
  const outcome = value === undefined ? { kind: 'bad' as const, detail: unread } : exchangeOf(value, ordinal)
  if (outcome.kind === 'exchange') return outcome.exchange
  if (outcome.kind === 'bad') count(tally, 'bad_entries')
  fault(tally, { detail: outcome.detail, startByte, endByte })
  return null
}

export default defineReader({
  id: 'mitmproxy',
  title: 'mitmproxy flows',
  source: 'mitmproxy 8.1 io/tnetstring.py and io/compat.py; tnetstrings.org',
  sniff: (head) => {
    const [, length, key] = BEGINNING.exec(latin1(head)) ?? []
    return key !== undefined && Number(length) === key.length
  },
  async *read(chunks, tally) {
    const cutter = new FlowCutter()
    let ordinal = 0
    for await (const chunk of chunks) {
      const exchanges: Exchange[] = []
      for (const flow of cutter.push(chunk)) {
        const exchange = readFlow(flow, ordinal++, tally)
        if (exchange !== null) exchanges.push(exchange)
      }
      if (exchanges.length > 0) yield exchanges
    }
    const { brokenAt, openAt } = cutter
    if (brokenAt !== null)
      fault(tally, { detail: 'no flow begins here; the rest is not read', startByte: brokenAt, endByte: null })
    else if (openAt !== null)
      fault(tally, { detail: 'the file ends within this flow', startByte: openAt, endByte: null })
  },
})
