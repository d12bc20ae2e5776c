import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore, type Store } from '../../src/store/index.ts'

/** A folder with an engine in it, for the tests of one file; both go when these are done. */
export async function temporaryStore(name: string): Promise<{ dir: string; store: Store }> {
  const dir = mkdtempSync(join(tmpdir(), `breachlight-${name}-`))
  const store = await openStore(join(dir, 'engine'))
  afterAll(async () => {
    await store.close()
    rmSync(dir, { recursive: true })
  })
  return { dir, store }
}
