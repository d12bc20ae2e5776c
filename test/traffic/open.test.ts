import { expect, test } from 'vitest'
import { readerFor } from '../../src/traffic/open.ts'
import { readers } from '../../src/traffic/readers.gen.ts'
import { pcap, pcapng } from './build.ts'

test.each([
  ['pcap', pcap([])],
  ['pcapng', pcapng().section()],
])('%s is known by its first bytes', (id, head) => {
  expect(readerFor(head)?.id).toBe(id)
})

test('what is no capture has no reader', () => {
  for (const text of ['', '\0', 'GET / HTTP/1.1\r\n', '2008-09-01 10:00:00\tcrane\t58.30.1.1\thello\n'])
    expect(readerFor(Buffer.from(text))).toBeNull()
})

test('no two readers claim the same file', () => {
  for (const head of [pcap([]), pcapng().section()])
    expect(readers.filter((reader) => reader.sniff(head))).toHaveLength(1)
})
