import { variantAt } from '../packets/pcap-header.ts'
import { pcapRecords } from '../packets/pcap-records.ts'
import { readExchanges } from '../packets/read-records.ts'
import { defineReader } from '../reader.ts'

export default defineReader({
  id: 'pcap',
  title: 'libpcap capture',
  source: 'IETF draft-ietf-opsawg-pcap; link types of tcpdump.org',
  sniff: (head) => variantAt(head, 0) !== null,
  read: (chunks, tally) => readExchanges(chunks, tally, pcapRecords),
})
