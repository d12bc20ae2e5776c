import type { Row } from '../../model/answer.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'

/** What only packets have. An archive of exchanges has none of it, which is not the same as 0. */
const packetCount = (name: string, value = `JSONExtractUInt(c.counts, '${name}')`): string =>
  `if(JSONHas(c.counts, 'entries'), NULL, ${value}) AS ${name}`

const ROWS = `SELECT capture, reader, exchanges, ${packetCount('packets')}, ${packetCount('connections')},
    ${packetCount('missed_bytes', 'c.missed_bytes')}, lossy_connections, ${packetCount('conflicting_bytes')}, ${packetCount('retransmitted')},
    ${packetCount('not_http_bytes')}, ${packetCount('unread_bytes')}, ${packetCount('tls_connections')}, ${packetCount('tls_decrypted')}, faults,
    nullIf(c.first_fault, '') AS first_fault, nullIf(c.note, '') AS note
  FROM captures AS c ORDER BY capture, evidence_id`

export default defineAnalysis({
  id: 'captures',
  question: 'Which captures were read, what do they hold, and what is missing from them?',
  columns: {
    capture: 'path of the capture as found, with `!` before each member of an archive',
    reader: 'how it was read',
    exchanges: 'HTTP exchanges: a request, its answer, or both',
    packets: 'packets; null in an archive of exchanges, which has none',
    connections: 'TCP connections; null in an archive of exchanges, like all counts of packets',
    missed_bytes: 'bytes of connections that were not captured',
    lossy_connections:
      'connections that miss bytes, as number:bytes with the numbers of Wireshark (tcp.stream), at most 50, the worst first',
    conflicting_bytes: 'bytes sent again with another value; the first is kept',
    retransmitted: 'TCP segments that repeat bytes seen before',
    not_http_bytes: 'bytes of connections that are no HTTP',
    unread_bytes: 'bytes of HTTP connections that belong to no message',
    tls_connections: 'connections under TLS',
    tls_decrypted: 'of these, decrypted with secrets that came along',
    faults: 'places that could not be read or contradict themselves',
    first_fault: 'the first of them; null without any',
    note: 'what could not be done; null when there is nothing to say',
  },
  caveats: [
    'What was not captured cannot be seen: that an exchange is not here does not show that it did not happen.',
    'A capture shows what passed the place where it was made, not what a server did with it.',
    'Times are those of the machine that captured.',
  ],
  personal: {},
  async run({ store }) {
    const rows = await store.rows<Row & { exchanges: number }>(ROWS)
    const exchanges = rows.reduce((sum, row) => sum + row.exchanges, 0)
    return {
      rows,
      denominator: `${counted(exchanges, 'exchange')} in ${counted(rows.length, 'capture')}`,
      policy: null,
    }
  },
})
