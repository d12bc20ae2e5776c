import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { announcePort, isOwnAddress, ownPorts } from '../../src/collect/own-ports.ts'
import { scratch } from '../e2e/cli.ts'

const dir = scratch('ports')

test('a port is known while it is announced, in a folder for one person', () => {
  const at = join(dir, 'known')
  const takeBack = announcePort(8123, at)
  announcePort(9000, at)
  expect([...ownPorts(at)].toSorted((a, b) => a - b)).toEqual([8123, 9000])
  expect(statSync(at).mode & 0o777).toBe(0o700)
  takeBack()
  expect([...ownPorts(at)]).toEqual([9000])
})

test('a port of a process that is gone, and other files, count for nothing', () => {
  const at = join(dir, 'gone')
  mkdirSync(at, { mode: 0o700 })
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  for (const name of [`8001-${pid}`, 'notes.txt', '8002', `99-${process.pid}x`]) writeFileSync(join(at, name), '')
  expect(ownPorts(at).size).toBe(0)
  expect(readdirSync(at)).toHaveLength(4)
})

test('a folder that others can write to, or a link, is refused', () => {
  const open = join(dir, 'open')
  mkdirSync(open)
  chmodSync(open, 0o777)
  expect(() => ownPorts(open)).toThrow(/can be written to by others/)
  const link = join(dir, 'link')
  symlinkSync(dir, link)
  expect(() => announcePort(1, link)).toThrow(/belongs to somebody else/)
  expect(existsSync(join(dir, `1-${process.pid}`))).toBe(false)
})

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['0.0.0.0', true],
  ['::1', true],
  ['::', true],
  ['::ffff:127.0.0.1', true],
  ['8.8.8.8', false],
  ['example.org', false],
])('%s leads back here: %s', (address, own) => {
  expect(isOwnAddress(address)).toBe(own)
})

test('addresses of the interfaces lead back here', () => {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
  expect(addresses.filter((address) => !isOwnAddress(address))).toEqual([])
})
