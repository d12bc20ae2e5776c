import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const scratch = mkdtempSync(join(tmpdir(), 'breachlight-lock-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const HOLD_MS = 150
const PROGRAM = `
const { withLock } = await import(process.argv[1])
await withLock(process.argv[2], () => {}, async () => {
  process.stdout.write(\`in \${Date.now()}\\n\`)
  await new Promise((resolve) => setTimeout(resolve, ${HOLD_MS}))
  process.stdout.write(\`out \${Date.now()}\\n\`)
})`

/** Holds the lock in a process of its own; when it came in and went out, in milliseconds. */
async function hold(folder: string): Promise<{ inMs: number; outMs: number }> {
  const module = pathToFileURL(join(import.meta.dirname, '../../scripts/lock.mjs')).href
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, module, folder])
  let printed = ''
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  await once(child, 'close')
  const [inMs = Number.NaN, outMs = Number.NaN] = [...printed.matchAll(/\d+/g)].map(Number)
  return { inMs, outMs }
}

const ended = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '0'])
  await once(child, 'close')
  return child.pid ?? 0
}

test('holders follow one another and leave nothing behind', async () => {
  const folder = join(scratch, 'queue')
  const turns = (await Promise.all([hold(folder), hold(folder), hold(folder)])).toSorted((a, b) => a.inMs - b.inMs)
  expect(turns.every(({ inMs, outMs }) => outMs - inMs >= HOLD_MS - 20)).toBe(true)
  for (const [index, turn] of turns.slice(1).entries())
    expect(turn.inMs).toBeGreaterThanOrEqual(turns[index]?.outMs ?? 0)
  expect(existsSync(folder)).toBe(false)
})

test('a lock whose process is gone is taken over by one', async () => {
  const folder = join(scratch, 'stale')
  mkdirSync(folder)
  writeFileSync(join(folder, 'owner'), String(await ended()))
  const turns = (await Promise.all([hold(folder), hold(folder)])).toSorted((a, b) => a.inMs - b.inMs)
  expect(turns[1]?.inMs).toBeGreaterThanOrEqual(turns[0]?.outMs ?? 0)
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
})

test('a child that outlives its launcher still holds the lock', async () => {
  const folder = join(scratch, 'orphan')
  mkdirSync(folder)
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600)'])
  writeFileSync(join(folder, 'owner'), `${await ended()}\n${child.pid}`)
  const [{ inMs }, endMs] = await Promise.all([hold(folder), once(child, 'exit').then(() => Date.now())])
  expect(inMs).toBeGreaterThanOrEqual(endMs - 20)
})
