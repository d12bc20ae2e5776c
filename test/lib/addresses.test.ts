import { isIPv4 } from 'node:net'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ipv4At, parseAddress } from '../../src/lib/addresses.ts'

test.each([
  ['58.30.1.9', '58.30.1.9', 4, 'public'],
  ['8.8.8.8', '8.8.8.8', 4, 'public'],
  ['9.255.255.255', '9.255.255.255', 4, 'public'],
  ['11.0.0.0', '11.0.0.0', 4, 'public'],
  ['10.0.0.1', '10.0.0.1', 4, 'reserved'],
  ['0.0.0.0', '0.0.0.0', 4, 'reserved'],
  ['255.255.255.255', '255.255.255.255', 4, 'reserved'],
  ['127.0.0.1', '127.0.0.1', 4, 'reserved'],
  ['169.254.9.9', '169.254.9.9', 4, 'reserved'],
  ['172.15.255.255', '172.15.255.255', 4, 'public'],
  ['172.16.0.0', '172.16.0.0', 4, 'reserved'],
  ['172.31.255.255', '172.31.255.255', 4, 'reserved'],
  ['172.32.0.0', '172.32.0.0', 4, 'public'],
  ['192.168.1.1', '192.168.1.1', 4, 'reserved'],
  ['192.0.0.8', '192.0.0.8', 4, 'reserved'],
  ['192.0.2.1', '192.0.2.1', 4, 'reserved'],
  ['192.88.99.1', '192.88.99.1', 4, 'reserved'],
  ['198.17.255.255', '198.17.255.255', 4, 'public'],
  ['198.19.255.255', '198.19.255.255', 4, 'reserved'],
  ['198.51.100.7', '198.51.100.7', 4, 'reserved'],
  ['203.0.113.1', '203.0.113.1', 4, 'reserved'],
  ['100.63.255.255', '100.63.255.255', 4, 'public'],
  ['100.64.0.1', '100.64.0.1', 4, 'reserved'],
  ['100.127.255.255', '100.127.255.255', 4, 'reserved'],
  ['223.255.255.255', '223.255.255.255', 4, 'public'],
  ['224.0.0.1', '224.0.0.1', 4, 'reserved'],
  ['240.0.0.1', '240.0.0.1', 4, 'reserved'],
  ['::', '::', 6, 'reserved'],
  ['::1', '::1', 6, 'reserved'],
  ['2001:DB8:0:0::1', '2001:db8::1', 6, 'reserved'],
  ['2001:db8::1', '2001:db8::1', 6, 'reserved'],
  ['2001:0:1::1', '2001:0:1::1', 6, 'reserved'],
  ['2001:200::1', '2001:200::1', 6, 'public'],
  ['2400:3200:0:0:0:0:0:1', '2400:3200::1', 6, 'public'],
  ['2400:0:0:1:0:0:0:1', '2400:0:0:1::1', 6, 'public'],
  ['2400:0:0:1:1:0:0:1', '2400::1:1:0:0:1', 6, 'public'],
  ['2400:1:0:1:1:1:1:1', '2400:1:0:1:1:1:1:1', 6, 'public'],
  ['2400:1::', '2400:1::', 6, 'public'],
  ['3fff:fff::1', '3fff:fff::1', 6, 'reserved'],
  ['3fff:1000::1', '3fff:1000::1', 6, 'public'],
  ['64:ff9b::1.2.3.4', '64:ff9b::102:304', 6, 'public'],
  ['64:ff9b:1::1', '64:ff9b:1::1', 6, 'reserved'],
  ['fd00::1', 'fd00::1', 6, 'reserved'],
  ['fe80::1', 'fe80::1', 6, 'reserved'],
  ['ff02::1', 'ff02::1', 6, 'reserved'],
  ['::ffff:58.30.1.9', '58.30.1.9', 4, 'public'],
  ['::FFFF:0a00:0001', '10.0.0.1', 4, 'reserved'],
] as const)('%s is %s', (text, ...[canonical, version, scope]) => {
  expect(parseAddress(text)).toEqual({ canonical, version, scope })
})

const NOT_ADDRESSES = [
  '256.1.1.1', '1.2.3', '1.2.3.4.5', '01.02.03.04', '1.2.3.00', '0x7f.1', '2130706433', 'fe80::1%eth0', '1.2.3.4:8080',
  '[2001:db8::1]:443', '-', '', '1.2.3.4 ', '１.２.３.４', ':::', '1::2::3', '2001:db8', '1.2..4', '.1.2.3', '1.2.3.',
  '::1.2.3.256',
] // biome-ignore format: a list
test.each(NOT_ADDRESSES)('%j is no address', (text) => {
  expect(parseAddress(text)).toBeNull()
  expect(ipv4At(Buffer.from(text), 0, Buffer.byteLength(text))).toBe(false)
})

test('ipv4At agrees with the strict reading on quad-like text, at any offset', () => {
  const part = fc.oneof(fc.nat(300).map(String), fc.constantFrom('', '00', '01', '255', '256', 'a'))
  const quad = fc.array(part, { minLength: 3, maxLength: 5 }).map((parts) => parts.join('.'))
  fc.assert(
    fc.property(quad, fc.nat(3), (text, before) => {
      const bytes = Buffer.from(`${'9'.repeat(before)}${text}9`)
      expect(ipv4At(bytes, before, before + text.length)).toBe(isIPv4(text))
      expect(parseAddress(text) !== null).toBe(isIPv4(text))
    }),
  )
})

test('a canonical address is its own canonical form', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const once = parseAddress(text)
      expect(once).not.toBeNull()
      expect(parseAddress(once?.canonical ?? '')).toEqual(once)
    }),
  )
})
