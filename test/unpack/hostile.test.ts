import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Met, walk } from '../../src/read/index.ts'
import type { ByteSource } from '../../src/unpack/index.ts'
import { brief, collect, type Met as Leaf } from './collect.ts'

const generator = resolve('../shared/tools/make_hostile.py')
const python = '/usr/bin/python3'
const isAbsent = !existsSync(generator) || !existsSync(python)

let out = ''
beforeAll(() => {
  if (isAbsent) return
  out = mkdtempSync(join(tmpdir(), 'hostile-'))
  execFileSync(python, [generator, out])
})
afterAll(() => {
  if (out !== '') rmSync(out, { recursive: true })
})

const sealed = (path: string): ByteSource => ({
  name: basename(path),
  sizeBytes: readFileSync(path).length,
  filePath: path,
  read: () => createReadStream(path, { highWaterMark: 64 * 1024 }),
})

const sentinels = (leaves: readonly Leaf[]): number =>
  leaves.reduce((sum, leaf) => sum + ('text' in leaf ? leaf.text.split('\tgood-').length - 1 : 0), 0)

const reasons = (leaves: readonly Leaf[]): string[] =>
  leaves.flatMap((leaf) => ('reject' in leaf ? [leaf.reject] : leaf.damage === null ? [] : [leaf.damage.reason]))

/** Sentinel rows that must be found, and what must be told. */
const ARCHIVES: Readonly<Record<string, { keep: number; told: readonly string[] }>> = {
  'badcrc.log.gz': { keep: 150, told: ['damaged-container'] },
  'badcrc.zip': { keep: 6, told: ['damaged-container'] },
  'cut.tar': { keep: 6, told: ['truncated'] },
  'cut.zip': { keep: 0, told: ['damaged-container'] },
  'dupnames.tar': { keep: 12, told: [] },
  'encrypted.zip': { keep: 3, told: ['password-protected'] },
  'evilname.gz': { keep: 3, told: [] },
  'fake.7z': { keep: 0, told: ['unsupported-container'] },
  'fake.rar': { keep: 0, told: ['unsupported-container'] },
  'hugesize.tar': { keep: 0, told: ['damaged-container', 'truncated'] },
  'manyfiles.zip': { keep: 0, told: [] },
  'multi.log.gz': { keep: 6, told: [] },
  'nested12.zip': { keep: 0, told: ['over-limit'] },
  'notgz.gz': { keep: 3, told: [] },
  'slip.zip': { keep: 3, told: [] },
  'symlink.tar': { keep: 3, told: ['link', 'link', 'link', 'special-file', 'special-file'] },
  'tarC.tar.gz': { keep: 3, told: [] },
  'trailing.log.gz': { keep: 3, told: ['damaged-container'] },
  'traversal.tar': { keep: 3, told: [] },
  'truncated.log.gz': { keep: 2, told: ['truncated'] },
}

describe.skipIf(isAbsent)('hostile archives (needs ../shared/tools/make_hostile.py)', () => {
  test.each(Object.entries(ARCHIVES))('%s keeps what is good and names what is not', async (name, { keep, told }) => {
    const leaves = await collect(sealed(join(out, 'files/arc', name)))
    expect(leaves.length).toBeGreaterThan(0)
    expect(sentinels(leaves)).toBe(keep)
    expect(reasons(leaves)).toEqual(told)
  })

  test('the list above covers the folder', () => {
    const others = readdirSync(join(out, 'files/arc')).filter((name) => !(name in ARCHIVES))
    expect(others).toEqual(['overlap-bomb.zip'])
  })

  test('the zip of 97 KB that claims 24 GB gives the one body it has', async () => {
    const before = process.memoryUsage().rss
    const leaves = await collect(sealed(join(out, 'files/arc/overlap-bomb.zip')))
    expect(leaves).toHaveLength(1500)
    expect(new Set(reasons(leaves))).toEqual(new Set(['over-limit']))
    expect(reasons(leaves)).toHaveLength(1499)
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('names from archives create nothing', () => {
    // Other programs' temporary files may vanish while `find` looks, which it reports: only what it found counts.
    const places = [tmpdir(), process.cwd(), '-not', '-path', `${out}/*`]
    const { stdout } = spawnSync('find', [...places, '-name', 'ESCAPED_CANARY_[0-9]*'], { encoding: 'utf8' })
    expect(stdout).toBe('')
  })

  test('nothing of a linked file appears, and the bad names are listed', async () => {
    const leaves = await collect(sealed(join(out, 'files/arc/symlink.tar')))
    expect(JSON.stringify(leaves)).not.toContain('root:')
    expect(brief(leaves)[1]).toBe('link/ESCAPED_CANARY_6|ESCAPED_CANARY_6=x')
    const listed = (await collect(sealed(join(out, 'files/arc/traversal.tar')))).map((leaf) => leaf.path)
    expect(listed.slice(0, 2)).toEqual(['../../ESCAPED_CANARY_1', '/tmp/ESCAPED_CANARY_2'])
    expect(listed.slice(3)).toEqual(['..\\..\\ESCAPED_CANARY_4', 'C:\\ESCAPED_CANARY_5', 'ok/good.log'])
  })
})

const collectWalk = async (folder: string): Promise<Met[]> => {
  const met: Met[] = []
  for await (const one of walk([join(out, 'files', folder)])) met.push(one)
  return met
}

describe.skipIf(isAbsent)('hostile names and file types (needs ../shared/tools/make_hostile.py)', () => {
  test('every file is read whatever its name', async () => {
    const met = await collectWalk('names')
    expect(met).toHaveLength(14)
    const rows = met.map((one) => (one.kind === 'file' ? readFileSync(one.file.absolutePath, 'latin1') : ''))
    expect(rows.map((text) => text.split('\tgood-').length - 1)).toEqual(Array.from({ length: 14 }, () => 3))
    const names = met.map((one) => (one.kind === 'file' ? one.file.path : ''))
    expect(names).toContain('bad-\\xff\\xfe-utf8.log')
    expect(names).toContain('new\nline.log')
    expect(names.find((name) => name.startsWith('\\xd6\\xd0'))).toBe('\\xd6\\xd0\\xce\\xc4 \\xceļ\\xfe\\xc3\\xfb.log')
  })

  test('links and pipes are named, the deep folder is read', async () => {
    const met = await collectWalk('types')
    const skipped = met.flatMap((one) => (one.kind === 'skipped' ? [`${one.skipped.reason} ${one.skipped.path}`] : []))
    const unreadable = process.getuid?.() === 0 ? [] : ['unreadable noperm.log']
    const links = ['alias.log', 'dangling', 'loop1', 'loop2', 'out', 'self'].map((name) => `link ${name}`)
    expect(skipped.toSorted()).toEqual([...links, 'special-file fifo.log', ...unreadable])
    const files = met.flatMap((one) => (one.kind === 'file' ? [one.file.path] : []))
    expect(files).toContain(`deep/${'d/'.repeat(120)}deep.log`)
  })
})
