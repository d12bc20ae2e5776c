import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyses } from '../../src/analyse/index.ts'
import { breachlight, scratch, SHARED } from './cli.ts'

const PYTHON = '/usr/bin/python3'
const TOOL = join(SHARED, 'tools', 'make_hostile.py')
const isPossible = existsSync(PYTHON) && existsSync(TOOL)
const skipped = isPossible ? '' : ' (skipped: no make_hostile.py beside the checkout)'

/** Controls but line ends, and characters that reorder or hide: none may reach a terminal or a file people open. */
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\0-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u
const FORMULA = /^[=+\-@\t\r]/

/** First unsafe place with what stands around it, or null. CSV ends its lines with CR LF. */
function unsafeIn(text: string): string | null {
  const lines = text.replaceAll('\r\n', '\n')
  const at = lines.search(UNSAFE)
  return at < 0 ? null : JSON.stringify(lines.slice(Math.max(0, at - 40), at + 20))
}

/** Cells of RFC 4180 text. */
const cellsOf = (csv: string): string[] =>
  [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')

const dir = scratch('hostile-output')
const files = join(dir, 'OUT', 'files')
const caseDir = join(dir, 'case')

describe.skipIf(!isPossible)(`what commands print and write about hostile evidence${skipped}`, () => {
  let said: Awaited<ReturnType<typeof breachlight>>
  beforeAll(async () => {
    spawnSync(PYTHON, [TOOL, join(dir, 'OUT')])
    for (const name of ['keys-10k.ini', 'random.bin']) rmSync(join(files, 'log', name))
    said = await breachlight('investigate', files, '--case', caseDir)
  })

  test('investigate, verify, keys: nothing that steers a terminal', async () => {
    for (const ran of [said, await breachlight('verify', '--case', caseDir), await breachlight('keys', files)])
      expect([ran.code, unsafeIn(ran.out), unsafeIn(ran.err)]).toEqual([0, null, null])
  })

  test.each(analyses.map(({ id }) => id))('ask %s, as table and as CSV', async (id) => {
    const table = await breachlight('ask', id, '--case', caseDir)
    expect([table.code, unsafeIn(table.out), unsafeIn(table.err)]).toEqual([0, null, null])
    const csv = await breachlight('ask', id, '--case', caseDir, '--csv')
    expect([csv.code, unsafeIn(csv.out)]).toEqual([0, null])
    expect(cellsOf(csv.out).filter((cell) => FORMULA.test(cell) && Number.isNaN(Number(cell)))).toEqual([])
  })

  test('no file of the report holds what steers, reorders or is a formula', () => {
    const written = readdirSync(join(caseDir, 'report'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(written.length).toBeGreaterThan(10)
    for (const path of written) {
      const text = readFileSync(path, 'utf8')
      expect([path, unsafeIn(text)]).toEqual([path, null])
      const cells = path.endsWith('.csv') ? cellsOf(text) : []
      expect(cells.filter((cell) => FORMULA.test(cell) && Number.isNaN(Number(cell)))).toEqual([])
    }
  })
})
