import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { SESSION } from '../trial-session.ts'

test('a capture of packets has counts, 0 where nothing occurred; an archive of exchanges has none of them', async () => {
  const { rows, denominator } = await findings('captures', SESSION)
  expect(rows).toEqual([
    {
      capture: 'a.pcap',
      reader: 'pcap',
      exchanges: 5,
      packets: 90,
      connections: 6,
      lossy_connections: [],
      missed_bytes: 40,
      conflicting_bytes: 0,
      retransmitted: 2,
      not_http_bytes: 7,
      unread_bytes: 0,
      tls_connections: 3,
      tls_decrypted: 1,
      faults: 1,
      first_fault: 'the file ends inside a packet',
      note: null,
    },
    {
      capture: 'b.har',
      reader: 'har',
      exchanges: 1,
      packets: null,
      connections: null,
      lossy_connections: [],
      missed_bytes: null,
      conflicting_bytes: null,
      retransmitted: null,
      not_http_bytes: null,
      unread_bytes: null,
      tls_connections: null,
      tls_decrypted: null,
      faults: 0,
      first_fault: null,
      note: 'no packets',
    },
  ])
  expect(denominator).toBe('6 exchanges in 2 captures')
})
