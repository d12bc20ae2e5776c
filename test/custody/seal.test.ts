import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeCase, hashOf, openCase, pseudonymiser, seal } from '../../src/custody/index.ts'

/** A case made or opened, and given back at once. */
function caseIn(path: string) {
  const { folder, unlock } = takeCase(path, 0)
  unlock()
  return folder
}

const dir = mkdtempSync(join(tmpdir(), 'breachlight-seal-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('a sealed copy bears its hash, is read-only, and the original is untouched', async () => {
  const vault = join(dir, 'vault')
  mkdirSync(vault)
  const path = join(dir, 'evidence.log')
  writeFileSync(path, 'one\ntwo\n'.repeat(300_000))
  const before = statSync(path, { bigint: true })
  const handle = await open(path, 'r')
  const sealed = await seal(handle, vault)
  await handle.close()
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  expect(sealed).toEqual({ kind: 'sealed', evidenceId: sha256, sizeBytes: Number(before.size) })
  expect(readdirSync(vault)).toEqual([sha256])
  expect(statSync(join(vault, sha256)).mode & 0o777).toBe(0o400)
  expect(await hashOf(join(vault, sha256))).toEqual({ sha256, sizeBytes: Number(before.size) })
  expect(statSync(path, { bigint: true }).mtimeNs).toBe(before.mtimeNs)
})

test('hashing what is gone answers null', async () => {
  expect(await hashOf(join(dir, 'no such file'))).toBeNull()
})

test('a case is made private, opened again with its secret, and of another version refused', () => {
  const path = join(dir, 'case')
  const made = caseIn(path)
  expect(statSync(path).mode & 0o077).toBe(0)
  expect(Buffer.from(caseIn(path).secret)).toEqual(Buffer.from(made.secret))
  writeFileSync(join(path, 'case.json'), '{"schema":"breachlight/case/99"}')
  expect(() => openCase(path)).toThrow('another version of Breachlight (breachlight/case/99)')
})

test('a folder that holds something else is no case, and a half-made case is begun again', () => {
  const other = join(dir, 'holiday')
  mkdirSync(other)
  writeFileSync(join(other, 'beach.jpg'), '')
  expect(() => caseIn(other)).toThrow('is not a case folder')
  expect(readdirSync(other)).toEqual(['beach.jpg'])
  const half = join(dir, 'half')
  caseIn(half)
  rmSync(join(half, 'case.json'))
  expect(() => caseIn(half)).not.toThrow()
})

test('pseudonyms: equal names are equal, other cases and other kinds differ, nothing shines through', () => {
  const one = pseudonymiser(Buffer.alloc(32, 1))
  const two = pseudonymiser(Buffer.alloc(32, 2))
  expect(one('account', 'wang.li')).toBe('account-ld3wuaptow6kgadr')
  expect(one('account', 'wang.li')).not.toBe(two('account', 'wang.li'))
  expect(one('account', '1.2.3.4').slice(8)).not.toBe(one('address', '1.2.3.4').slice(8))
  const many = new Set(Array.from({ length: 20_000 }, (_, n) => one('account', `user${n}`)))
  expect(many.size).toBe(20_000)
})
