import { join } from 'node:path'
import type { Row } from '../../src/model/answer.ts'
import { openStore } from '../../src/store/index.ts'

/** Rows of a query straight from the engine of a case that no command is using. */
export async function query(caseDir: string, sql: string): Promise<Row[]> {
  const store = await openStore(join(caseDir, 'engine'))
  try {
    return await store.rows(sql)
  } finally {
    await store.close()
  }
}

/** Changes the engine behind the back of the ledger. */
export async function tamper(caseDir: string, sql: string): Promise<void> {
  const store = await openStore(join(caseDir, 'engine'))
  try {
    await store.command(sql)
  } finally {
    await store.close()
  }
}
