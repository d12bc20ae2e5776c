import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { lockCase } from '../../src/custody/index.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-lock-'))
afterAll(() => rmSync(dir, { recursive: true }))
const NOW = Date.UTC(2008, 9, 1)

test('a second taker is told who holds the case and since when; giving back frees it', () => {
  const path = join(dir, 'held')
  const unlock = lockCase(path, NOW)
  expect(() => lockCase(path, NOW)).toThrow(
    `in use by process ${process.pid} on ${hostname()}, since 2008-10-01T00:00:00.000Z`,
  )
  unlock()
  lockCase(path, NOW)()
  expect(existsSync(path)).toBe(false)
  expect(readdirSync(dir).filter((name) => name.startsWith('held'))).toEqual([])
})

test('the lock of a process that is gone is taken over, one of a live or foreign process is not', async () => {
  const path = join(dir, 'stale')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const holder = { pid: child.pid, host: hostname(), sinceUtc: '2008-10-01T00:00:00.000Z', startTicks: null }
  writeFileSync(path, JSON.stringify(holder))
  expect(() => lockCase(path, NOW)).toThrow(`process ${child.pid}`)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
  const unlock = lockCase(path, NOW)
  unlock()
  writeFileSync(path, JSON.stringify({ ...holder, host: 'elsewhere' }))
  expect(() => lockCase(path, NOW)).toThrow('on elsewhere')
})

test('a reused process number does not keep a dead lock alive', () => {
  const path = join(dir, 'reused')
  writeFileSync(path, JSON.stringify({ pid: process.pid, host: hostname(), sinceUtc: 'x', startTicks: '1' }))
  expect(lockCase(path, NOW)).toBeTypeOf('function')
})
