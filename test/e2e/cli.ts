import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runCommandLine } from '../../src/cli/program.ts'
import { type CaseFolder, takeCase } from '../../src/custody/index.ts'
import type { Answer, Row } from '../../src/model/answer.ts'

/** Test material beside the checkout; tests that need it skip when it is absent. */
export const SHARED = join(process.cwd(), '..', 'shared')
export const hasShared = existsSync(join(SHARED, 'data'))
export const withoutShared = hasShared ? '' : ' (skipped: no shared test material beside the checkout)'

/** A folder of this test file's own, removed at its end. */
export function scratch(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), `breachlight-${name}-`))
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A case made or opened, and given back at once. */
export function caseIn(path: string): CaseFolder {
  const { folder, unlock } = takeCase(path, 0)
  unlock()
  return folder
}

/** Runs one command line in this process. */
export async function breachlight(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await runCommandLine(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isInteractive: false,
  })
  return { code, out, err }
}

/** Rows of one analysis of a case. */
export async function rowsOf(
  caseDir: string,
  analysis: string,
  ...options: readonly string[]
): Promise<readonly Row[]> {
  const { code, out, err } = await breachlight('ask', analysis, '--case', caseDir, '--json', ...options)
  if (code !== 0) throw new Error(err)
  const answer: Answer = JSON.parse(out)
  return answer.rows
}
