import { BlockList } from 'node:net'
import { expect, test } from 'vitest'
import { isDenied } from '../../src/collect/denied.ts'

const nothing = new BlockList()
const named = new BlockList()
named.addSubnet('127.0.0.1', 32, 'ipv4')
named.addSubnet('fd00:1::', 32, 'ipv6')

test.each([
  ['8.8.8.8', false],
  ['2001:4860:4860::8888', false],
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['100.128.0.1', false],
  ['127.0.0.1', true],
  ['169.254.169.254', true],
  ['172.15.255.255', false],
  ['172.16.0.1', true],
  ['172.31.255.255', true],
  ['192.168.1.1', true],
  ['192.88.99.1', true],
  ['198.18.0.1', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['::', true],
  ['::1', true],
  ['::8.8.8.8', true],
  ['::ffff:8.8.8.8', true],
  ['::ffff:127.0.0.1', true],
  ['64:ff9b::808:808', true],
  ['64:ff9b:1::808:808', true],
  ['2002:808:808::1', true],
  ['2001::1', true],
  ['2001:db8::1', true],
  ['fc00::1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['fe80::1%lo', true],
  ['fec0::1', true],
  ['ff02::1', true],
  ['127.1', true],
  ['example.org', true],
  ['', true],
])('%s is denied: %s', (address, denied) => {
  expect(isDenied(address, nothing)).toBe(denied)
})

test.each([
  ['127.0.0.1', false],
  ['127.0.0.2', true],
  ['fd00:1::5', false],
  ['fd00:2::5', true],
  ['::1', true],
  ['fe80::1%lo', true],
])('with 127.0.0.1 and fd00:1::/32 named, %s is denied: %s', (address, denied) => {
  expect(isDenied(address, named)).toBe(denied)
})
