import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NotReadable, openEvidence } from '../../src/read/index.ts'

let base = ''
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'open-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const found = (name: string) => ({ absolutePath: Buffer.from(`${base}/${name}`), path: name, root: 'r', sizeBytes: 1 })

test('opens a regular file read-only and tells its size now', async () => {
  writeFileSync(`${base}/a.log`, 'hello')
  const before = statSync(`${base}/a.log`)
  const { handle, sizeBytes } = await openEvidence(found('a.log'))
  expect((await handle.readFile()).toString()).toBe('hello')
  await expect(handle.write('x')).rejects.toThrow('EBADF')
  await handle.close()
  expect(sizeBytes).toBe(5)
  expect(statSync(`${base}/a.log`).mtimeMs).toBe(before.mtimeMs)
})

test.each([
  ['link', 'link'],
  ['fifo', 'special-file'],
  ['folder', 'special-file'],
  ['gone', 'unreadable'],
])('refuses what became a %s', async (name, reason) => {
  symlinkSync('/etc/hostname', `${base}/link`)
  execFileSync('mkfifo', [`${base}/fifo`])
  execFileSync('mkdir', [`${base}/folder`])
  const refusal = await openEvidence(found(name)).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(NotReadable)
  expect(refusal).toMatchObject({ reason })
})
