import { describe, expect, test } from 'vitest'
import { packetOf } from '../../../src/traffic/tls/packet.ts'

interface Line {
  stream?: string
  time?: string
  flags?: string
  ends?: string
  tls?: string
}

const line = ({ stream = '3', time = '1767323045.25', flags = '0x0010', ends, tls = '||||' }: Line): string =>
  [stream, time, flags, ends ?? '10.0.0.1||4000|10.0.0.2||443', tls].join('|')

test('a packet with decrypted records', () => {
  const packet = packetOf(line({ tls: '2,8|h2|22,23,20,23,23|80,20,1,19,90|6869,6a' }))
  expect(packet).toEqual({
    stream: 3,
    atUtcMs: 1_767_323_045_250,
    from: { address: '10.0.0.1', port: 4000 },
    to: { address: '10.0.0.2', port: 443 },
    hasTls: true,
    isClientHello: false,
    protocol: 'h2',
    records: [
      { lengthBytes: 20, bytes: Buffer.from('hi') },
      { lengthBytes: 19, bytes: Buffer.from('j') },
      { lengthBytes: 90, bytes: null },
    ],
    finishes: false,
    resets: false,
  })
})

describe('fields', () => {
  test.each<[string, Line, object]>([
    ['IPv6', { ends: '|2001:DB8::1|4000||2001:db8::2|443' }, { from: { address: '2001:db8::1', port: 4000 } }],
    ['a tunnel: the inner packet counts', { ends: '1.1.1.1,10.0.0.7||9,4000|1.1.1.2,10.0.0.8||9,443' }, { from: { address: '10.0.0.7', port: 4000 }, to: { address: '10.0.0.8', port: 443 } }],
    ['what the client offers is no choice', { tls: '1|h2,http/1.1|22|80|' }, { isClientHello: true, protocol: null }],
    ['no TLS', {}, { hasTls: false, records: [] }],
    ['FIN', { flags: '0x0011' }, { finishes: true, resets: false }],
    ['RST, as older versions write it', { flags: '0x00000004' }, { finishes: false, resets: true }],
    ['a time that is none', { time: '' }, { atUtcMs: null }],
  ])('%s', (_, written, expected) => expect(packetOf(line(written))).toMatchObject(expected)) // biome-ignore format: a table

  test.each([
    '',
    'tshark: something',
    line({ stream: '' }),
    line({ ends: 'lab||1|10.0.0.2||2' }),
    line({ ends: '10.0.0.1|||||' }),
  ])('%s is no packet', (text) => expect(packetOf(text)).toBeNull())
})
