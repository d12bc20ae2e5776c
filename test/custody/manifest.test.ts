import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { manifestHolds, writeManifest } from '../../src/custody/index.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-manifest-'))
afterAll(() => rmSync(dir, { recursive: true }))

const item = (evidenceId: string, name: string) => ({
  evidenceId,
  sizeBytes: 3,
  server: 'log01',
  root: 'tree',
  path: name,
})

test('a line for every item, in one order, and any change is noticed', () => {
  const path = join(dir, 'manifest.jsonl')
  writeManifest(path, [item('bb', 'b\n.log'), item('aa', 'a.log')])
  expect(readFileSync(path, 'utf8')).toBe(
    '{"sha256":"aa","size_bytes":3,"server":"log01","root":"tree","path":"a.log"}\n' +
      '{"sha256":"bb","size_bytes":3,"server":"log01","root":"tree","path":"b\\n.log"}\n',
  )
  expect(manifestHolds(path, [item('aa', 'a.log'), item('bb', 'b\n.log')])).toBe(true)
  expect(manifestHolds(path, [item('aa', 'a.log')])).toBe(false)
  writeFileSync(path, readFileSync(path, 'utf8').replace('"size_bytes":3', '"size_bytes":4'))
  expect(manifestHolds(path, [item('aa', 'a.log'), item('bb', 'b\n.log')])).toBe(false)
})
