import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { type Askable, countriesNote } from './answers.ts'
import { lockCase, openCase, readLedger } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'
import { openStore } from './store/index.ts'

/** How long a question waits for another command on the same case: the engine serves one process at a time. */
const PATIENCE_MS = 10_000

/** Opens an existing, investigated case for questions, runs `work`, and gives the case back. */
export async function withCase<T>(dir: string, nowUtcMs: number, work: (session: Askable) => Promise<T>): Promise<T> {
  const folder = openCase(dir)
  if (!existsSync(folder.ledgerPath) || !existsSync(folder.engineDir))
    throw new OperatorError(`Nothing has been investigated in ${dir} yet.`, {
      hint: `Run: breachlight investigate EVIDENCE --case ${dir}`,
    })
  const unlock = await lockPatiently(folder.lockPath, nowUtcMs)
  try {
    const store = await openStore(folder.engineDir)
    try {
      return await work({ folder, state: readLedger(folder.ledgerPath), store, countries: countriesNote(folder) })
    } finally {
      await store.close()
    }
  } finally {
    unlock()
  }
}

async function lockPatiently(path: string, nowUtcMs: number): Promise<() => void> {
  for (let waitedMs = 0; ; waitedMs += 100) {
    try {
      return lockCase(path, nowUtcMs)
    } catch (error) {
      if (!(error instanceof OperatorError) || error.exit !== 'caseLocked' || waitedMs >= PATIENCE_MS) throw error
      await setTimeout(100)
    }
  }
}
