import { existsSync, readFileSync } from 'node:fs'
import { codeOf } from '../lib/error-code.ts'
import type { Progress } from '../lib/progress.ts'
import { OperatorError } from '../model/errors.ts'
import type { Played } from '../../lab/live/play.ts'
import type { Site } from '../../lab/live/serve.ts'

/** What a trial is played with; paths are files. */
export interface TrialOptions {
  /** Folder of the replica. */
  dir: string
  sheetPath: string
  capturePath: string
  harPath: string | null
}

/** Live servers of a replica; ten ports in a row from `firstPort`, or any free ones when it is 0. */
export async function openSites(
  dir: string,
  firstPort: number,
): Promise<{ sites: readonly Site[]; close(): Promise<void> }> {
  const { serveSites } = await import('../../lab/live/serve.ts')
  try {
    return await serveSites({ dir, firstPort })
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error
    throw new OperatorError(`One of the ports ${firstPort} to ${firstPort + 9} on 127.0.0.1 is taken.`, {
      hint: 'Choose another first port with --port.',
      cause: error,
    })
  }
}

/** Plays a sheet against servers of its own, which go when it is done. */
export async function playTrial(options: TrialOptions, progress: Progress): Promise<Played> {
  const lastSecond = await checkSheet(options.sheetPath)
  const { play } = await import('../../lab/live/play.ts')
  const servers = await openSites(options.dir, 0)
  const step = progress.start('playing the trial', Math.ceil(lastSecond))
  const clock = setInterval(() => step.advance(1), 1000)
  try {
    return await play({ ...options, sites: servers.sites })
  } finally {
    clearInterval(clock)
    step.end()
    await servers.close()
  }
}

/** Refuses a sheet that cannot be played, before any server starts; returns the second of its last message. */
async function checkSheet(path: string): Promise<number> {
  if (!existsSync(path))
    throw new OperatorError(`There is no trial sheet ${path}.`, { hint: 'Check the path and run the command again.' })
  const { parsePlan, SheetError } = await import('../../lab/live/sheet.ts')
  try {
    return parsePlan(readFileSync(path, 'utf8')).at(-1)?.atSeconds ?? 0
  } catch (error) {
    if (!(error instanceof SheetError)) throw error
    throw new OperatorError(`The trial sheet ${path} cannot be played: ${error.message}.`, {
      hint: `What it must hold: ${error.hint}.`,
      cause: error,
    })
  }
}
