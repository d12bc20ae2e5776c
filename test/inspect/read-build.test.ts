import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openReading, readBuild } from '../../src/inspect/index.ts'
import { findSevenZip } from '../../src/inspect/seven-zip.ts'
import { scratch } from '../e2e/cli.ts'
import { zip } from '../unpack/pack.ts'
import { signedApk } from './apk.ts'
import { cabinet } from './cabinet.ts'
import { makeSigner, noOpenssl, peProgram } from './signing.ts'

const dir = scratch('read-build')
const spoolDir = join(dir, 'spool')
mkdirSync(spoolDir)
const reading = await openReading(spoolDir, process.env['PATH'] ?? '')
const { sevenZip } = reading

function put(path: string, bytes: string | Buffer): string {
  const target = join(dir, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  return target
}

const read = async (path: string, program: string | null = sevenZip) => {
  const build = await readBuild(path, { ...reading, sevenZip: program })
  expect(readdirSync(spoolDir)).toEqual([])
  return {
    files: build.files.map((file) => file.path),
    archives: build.archives.map((archive) => archive.path),
    rejects: build.rejects.map(({ path: at, reason }) => `${at}: ${reason}`),
    build,
  }
}

test('a folder: every file with hash, size and entropy; an archive in it by its members', async () => {
  put('folder/a.txt', 'aab')
  put('folder/empty', '')
  put(
    'folder/lib/pack.zip',
    zip([
      { name: 'inner.zip', bytes: zip([{ name: 'x', bytes: Buffer.from('x') }]) },
      { name: 'y', bytes: Buffer.from('y') },
    ]),
  )
  symlinkSync('/etc/passwd', join(dir, 'folder/link'))
  const { files, archives, rejects, build } = await read(join(dir, 'folder'))
  expect(files).toEqual(['a.txt', 'empty', 'lib/pack.zip!inner.zip!x', 'lib/pack.zip!y'])
  expect([archives, rejects]).toEqual([['lib/pack.zip'], ['link: link']])
  const sha256 = createHash('sha256').update('aab').digest('hex')
  expect(build.files[0]).toMatchObject({ sha256, sizeBytes: 3 })
  expect(build.files[0]?.entropyBits).toBeCloseTo(0.918, 3)
  expect(build.files[1]?.entropyBits).toBeNull()
})

test.skipIf(noOpenssl)('an APK: its members, and its own signature (skipped without openssl)', async () => {
  const signer = makeSigner(dir, 'Apk', 'ec')
  const apk = signedApk([{ name: 'classes.dex', bytes: Buffer.from('dex') }], signer, { how: 'ECDSA', scheme: 'v2' })
  const { files, build } = await read(put('chat.apk', apk))
  expect(files).toEqual(['chat.apk!classes.dex'])
  expect(build.archives[0]?.signatures).toMatchObject([
    { coverage: 'verified', signers: [{ sha256: signer.fingerprint }] },
  ])
})

const CAB = cabinet([
  { name: 'chat.ini', bytes: Buffer.from('host=a.example') },
  { name: 'data\\keyfile', bytes: Buffer.from('x') },
])

describe.skipIf(sevenZip === null)('installers with 7z (skipped without it)', () => {
  test('a cabinet, alone and behind a program', async () => {
    const inside = ['chat.ini', 'data/keyfile']
    expect(await read(put('setup.cab', CAB))).toMatchObject({
      files: inside.map((name) => `setup.cab!${name}`),
      archives: ['setup.cab'],
      rejects: [],
    })
    const { files, rejects } = await read(put('setup.exe', peProgram({ behind: CAB })))
    expect(rejects).toEqual([])
    expect(files.map((path) => path.split(/[!/]/).at(-1))).toContain('chat.ini')
  })

  test('a 7-Zip archive in another', async () => {
    const inner = join(dir, 'inner.7z')
    const outer = join(dir, 'outer.7z')
    spawnSync(sevenZip ?? '', ['a', inner, put('seven/a', 'a')])
    spawnSync(sevenZip ?? '', ['a', outer, inner])
    expect(await read(outer)).toMatchObject({
      files: ['outer.7z!inner.7z!a'],
      archives: ['outer.7z!inner.7z', 'outer.7z'],
    })
  })

  test('a broken installer is compared as one file, and that is said', async () => {
    const { files, archives, rejects } = await read(
      put('broken.7z', Buffer.from('7z\xbc\xaf\x27\x1c and no more', 'latin1')),
    )
    expect([files, archives, rejects]).toEqual([['broken.7z'], [], ['broken.7z: unsupported-container']])
  })

  test('an archive with a link in it stays shut', async () => {
    mkdirSync(join(dir, 'links'), { recursive: true })
    symlinkSync('/etc', join(dir, 'links/out'))
    const path = join(dir, 'links.7z')
    spawnSync(sevenZip ?? '', ['a', '-snl', path, join(dir, 'links')])
    const { build } = await read(path)
    expect(build.files.map((file) => file.path)).toEqual(['links.7z'])
    expect(build.rejects[0]?.detail).toMatch(/it holds a link/)
  })
})

test('without 7z an installer is one file, and the package is named', async () => {
  const { files, build } = await read(put('alone.cab', CAB), null)
  expect(files).toEqual(['alone.cab'])
  expect(build.rejects[0]?.detail).toMatch(/cabinet: .*package 7zip/)
})

test('7z is looked for in the folders of PATH that are absolute', async () => {
  expect(await findSevenZip(`.:${dir}`)).toBeNull()
})
