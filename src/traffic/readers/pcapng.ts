import { SECTION_HEADER } from '../packets/pcapng-blocks.ts'
import { LITTLE_ENDIAN } from '../packets/octets.ts'
import { pcapngRecords } from '../packets/pcapng-records.ts'
import { readExchanges } from '../packets/read-records.ts'
import { defineReader } from '../reader.ts'

export default defineReader({
  id: 'pcapng',
  title: 'pcapng capture',
  source: 'IETF draft-ietf-opsawg-pcapng; link types of tcpdump.org',
  sniff: (head) => head.length >= 4 && LITTLE_ENDIAN.u32(head, 0) === SECTION_HEADER,
  read: (chunks, tally) => readExchanges(chunks, tally, pcapngRecords),
})
