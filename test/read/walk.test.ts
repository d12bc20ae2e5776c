import { execFileSync } from 'node:child_process'
import { createServer } from 'node:net'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { OperatorError } from '../../src/model/errors.ts'
import { displayPath, type Met, walk } from '../../src/read/index.ts'

let base = ''
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const put = (path: string | Buffer, text = 'x') => {
  const absolute = Buffer.concat([Buffer.from(`${base}/`), Buffer.from(path)])
  mkdirSync(absolute.subarray(0, absolute.lastIndexOf('/')), { recursive: true })
  writeFileSync(absolute, text)
}

async function collect(roots: readonly string[], options?: { exclude?: string }): Promise<Met[]> {
  const met: Met[] = []
  for await (const one of walk(roots, options)) met.push(one)
  return met
}

const brief = (met: readonly Met[]): string[] =>
  met.map((one) =>
    one.kind === 'file' ? `${one.file.root}:${one.file.path}` : `${one.skipped.reason}:${one.skipped.path}`,
  )

describe('walk', () => {
  test('goes depth first in ascending order of the bytes of names', async () => {
    for (const path of ['r/b/2', 'r/b/10', 'r/a.log', 'r/B', 'r/ä', 'r/a/z/deep', 'r/a/y']) put(path)
    expect(brief(await collect([`${base}/r`]))).toEqual(
      ['B', 'a/y', 'a/z/deep', 'a.log', 'b/10', 'b/2', 'ä'].map((path) => `r:${path}`),
    )
  })

  test('gives size and absolute path as bytes, and escapes only what is no UTF-8', async () => {
    const name = Buffer.from('r/bad-\xff\xfe-中\n.log', 'latin1')
    put(name, 'four')
    const [only] = await collect([`${base}/r`])
    expect(only).toEqual({
      kind: 'file',
      file: {
        absolutePath: Buffer.concat([Buffer.from(`${base}/`), name]),
        path: displayPath(name.subarray(2)),
        root: 'r',
        sizeBytes: 4,
      },
    })
    expect(displayPath(Buffer.from('a\xff\xe4\xb8\xad\xe4\xb8\n', 'latin1'))).toBe('a\\xff中\\xe4\\xb8\n')
  })

  test('names links and special files, follows and opens none', async () => {
    put('r/good.log')
    put('outside/secret.log')
    symlinkSync('../outside', `${base}/r/dir-link`)
    symlinkSync('.', `${base}/r/self`)
    symlinkSync('nowhere', `${base}/r/dangling`)
    execFileSync('mkfifo', [`${base}/r/pipe.log`])
    const server = createServer().listen(`${base}/r/socket`)
    await new Promise((resolve) => server.once('listening', resolve))
    const met = await collect([`${base}/r`])
    await new Promise((resolve) => server.close(resolve))
    expect(brief(met)).toEqual([
      'link:dangling',
      'link:dir-link',
      'r:good.log',
      'special-file:pipe.log',
      'link:self',
      'special-file:socket',
    ])
    expect(met[1]).toMatchObject({ skipped: { detail: 'symbolic link to ../outside' } })
    expect(met[3]).toMatchObject({ skipped: { detail: 'named pipe' } })
  })

  test('names a file with two hard links twice: both names are evidence', async () => {
    put('r/one')
    linkSync(`${base}/r/one`, `${base}/r/two`)
    expect(brief(await collect([`${base}/r`]))).toEqual(['r:one', 'r:two'])
  })

  test.skipIf(process.getuid?.() === 0)('names what it may not read and goes on', async () => {
    put('r/a/hidden.log')
    put('r/b.log')
    put('r/c.log')
    chmodSync(`${base}/r/a`, 0)
    chmodSync(`${base}/r/b.log`, 0)
    const met = brief(await collect([`${base}/r`]))
    chmodSync(`${base}/r/a`, 0o700)
    expect(met).toEqual(['unreadable:a', 'unreadable:b.log', 'r:c.log'])
  })

  test('reads 300 nested folders', async () => {
    const deep = 'd/'.repeat(300)
    put(`r/${deep}deep.log`)
    expect(brief(await collect([`${base}/r`]))).toEqual([`r:${deep}deep.log`])
  })

  test('takes a file as a root, and follows a link that was typed', async () => {
    put('real/one.log')
    symlinkSync('real', `${base}/typed`)
    expect(brief(await collect([`${base}/real/one.log`]))).toEqual(['one.log:one.log'])
    const [only] = await collect([`${base}/typed`])
    expect(only).toMatchObject({ file: { root: 'typed', path: 'one.log' } })
    expect(only?.kind === 'file' && only.file.absolutePath.toString()).toBe(`${base}/real/one.log`)
  })

  test('names twin roots apart and gives each real file once', async () => {
    put('x/logs/one')
    put('y/logs/two')
    expect(brief(await collect([`${base}/x/logs`, `${base}/y/logs`]))).toEqual(['logs:one', 'logs-2:two'])
    put('x/three')
    const once = ['logs:one', 'x:three']
    expect(brief(await collect([`${base}/x/logs`, `${base}/x`, `${base}/x/`]))).toEqual(once)
    expect(brief(await collect([`${base}/x`, `${base}/x/logs`, `${base}/x/three`]))).toEqual(['x:logs/one', 'x:three'])
    put('x/logs-other')
    expect(brief(await collect([`${base}/x/logs`, `${base}/x/logs-other`]))).toHaveLength(2)
  })

  test('never walks into the excluded folder, and refuses a root inside it', async () => {
    put('r/one')
    put('r/case/evidence/abc')
    expect(brief(await collect([`${base}/r`], { exclude: `${base}/r/case` }))).toEqual(['r:one'])
    expect(brief(await collect([`${base}/r`], { exclude: `${base}/not-made-yet` }))).toHaveLength(2)
    await expect(collect([`${base}/r/case/evidence`], { exclude: `${base}/r/case` })).rejects.toThrow('inside the case')
  })

  test('an empty path is not the working directory', async () => {
    await expect(collect([''])).rejects.toThrow('A path is empty.')
  })

  test.each([
    ['missing', 'no such file or folder'],
    ['empty', 'holds no files'],
    ['empty-folders', 'holds no files'],
    ['pipe', 'neither a file nor a folder'],
  ])('refuses the root %s with a hint', async (name, message) => {
    mkdirSync(`${base}/empty`)
    mkdirSync(`${base}/empty-folders/a/b`, { recursive: true })
    execFileSync('mkfifo', [`${base}/pipe`])
    const refusal = await collect([`${base}/${name}`]).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(OperatorError)
    expect(refusal).toMatchObject({ exit: 'badInput', message: expect.stringContaining(message) })
    expect(refusal instanceof OperatorError && refusal.hint.length).toBeGreaterThan(10)
    expect(existsSync(`${base}/${name}`)).toBe(name !== 'missing')
  })
})
