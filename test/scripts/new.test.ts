import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { PLUGINS } from '../../scripts/gen/plugins.ts'
import { stubs } from '../../scripts/gen/stubs.ts'

const root = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'breachlight-new-'))
afterAll(() => rmSync(scratch, { recursive: true }))

test('wrong words are answered with the right ones', () => {
  expect(stubs('parser', 'x')).toBe(
    'usage: npm run new cipher|container|finder|format|analysis|section|reader|listing|detector|semantics|list-decoder ID',
  )
  expect(stubs('cipher', undefined)).toContain('lower-case words joined by hyphens')
  expect(stubs('cipher', '../x')).toContain('lower-case words joined by hyphens')
})

test('every kind gives a file and a test that type-check', () => {
  const files = PLUGINS.flatMap(({ kind }) => {
    const written = stubs(kind, 'new-one')
    if (typeof written === 'string') throw new Error(written)
    return [...written]
  })
  expect(files).toHaveLength(2 * PLUGINS.length)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true })
    writeFileSync(join(scratch, path), text)
  }
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'), 'junction')
  writeFileSync(join(scratch, 'package.json'), '{"type":"module"}')
  // rootDirs lays the two trees over each other, so that a stub finds its stage's types
  const compilerOptions = { rootDirs: [root, scratch] }
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions, files: files.map(([path]) => path) }
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config))
  const compiler = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', scratch])
  // only the stubs' own lines: the rest of the project is the business of npm run check
  expect(
    compiler.stdout
      .toString()
      .split('\n')
      .filter((line) => line.includes('new-one')),
  ).toEqual([])
  expect(compiler.status === 0 || compiler.stdout.toString().includes('error TS')).toBe(true)
})
