import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseFolder, Ledger } from '../custody/index.ts'
import { OperatorError } from '../model/errors.ts'
import { forgetDerivation } from './derived.ts'
import { openStore, type Store } from '../store/index.ts'

/**
 * Opens the case's engine. One that will not open is set aside as `quarantine-N` and a new one is begun: the engine is
 * an index, and everything in it can be parsed again from the sealed evidence.
 */
export async function openOrRebuildEngine(
  folder: CaseFolder,
  ledger: Ledger,
  tell: (line: string) => void,
): Promise<Store> {
  try {
    return await openStore(folder.engineDir)
  } catch (error) {
    if (error instanceof OperatorError || !existsSync(folder.engineDir)) throw error
    const aside = firstFree(folder.dir)
    renameSync(folder.engineDir, aside)
    tell(
      `The engine of this case would not open. It was set aside in ${aside} and is being rebuilt from the sealed evidence.`,
    )
    forgetDerivation(folder)
    ledger.append({
      type: 'void',
      segments: [...ledger.state.committed.keys(), ...ledger.state.unfinished],
      why: 'the engine would not open',
    })
    return openStore(folder.engineDir)
  }
}

function firstFree(dir: string): string {
  for (let n = 1; ; n++) {
    const path = join(dir, `quarantine-${n}`)
    if (!existsSync(path)) return path
  }
}
