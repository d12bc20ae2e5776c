import { closeSync, createReadStream, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual } from 'node:util'
import type { View } from './analyse/analysis.ts'
import { type Askable, wholeView } from './answers.ts'
import { codedNetwork, keptNetwork } from './coded-network.ts'
import { hashOf, manifestHolds, readChain, unbalanced } from './custody/index.ts'
import { SILENT } from './lib/progress.ts'
import { OperatorError } from './model/errors.ts'
import { reportFiles, type ReportInput } from './report/index.ts'
import { reportInput } from './report-files.ts'
import { allStoredSums, NO_ROWS, sameSums } from './store/segments.ts'

/** One thing that `verify` proves, with what it found when it does not hold. */
export interface Check {
  check: keyof typeof MEND
  holds: boolean
  detail: string
}

/** What to do when a check does not hold. */
export const MEND = {
  evidence: 'run investigate on the original evidence; it is sealed anew. Without it, restore the case from a copy',
  chains: 'restore the case folder from a copy: what was written once cannot be proven again',
  balance: 'run investigate on the evidence again; if this stays, it is a fault in Breachlight: please report it',
  engine: 'run investigate on the evidence again; it reloads what the engine lost',
  report: 'write it again with: breachlight report',
} as const

/** Proves that evidence, ledger, engine and report agree. Every check is made; none stops the others. */
export async function verifyCase(at: Askable): Promise<Check[]> {
  return [await evidenceHolds(at), chainsHold(at), balanceHolds(at), await engineHolds(at), await reportHolds(at)]
}

const verdict = (check: Check['check'], wrong: readonly string[], proved: string): Check => ({
  check,
  holds: wrong.length === 0,
  detail: wrong.length === 0 ? proved : `${wrong.length} wrong, first: ${wrong[0]}`,
})

async function evidenceHolds({ folder, state, progress = SILENT }: Askable): Promise<Check> {
  const wrong: string[] = []
  const ids = new Map([...state.items.values()].map((item) => [item.evidenceId, item]))
  const step = progress.start(
    'hashing what is sealed',
    [...ids.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  )
  for (const item of ids.values()) {
    const now = await hashOf(join(folder.evidenceDir, item.evidenceId))
    if (now?.sha256 !== item.evidenceId)
      wrong.push(`${item.path} ${now === null ? 'is gone' : 'has other bytes than were sealed'}`)
    step.advance(item.sizeBytes)
  }
  step.end()
  if (!manifestHolds(folder.manifestPath, state.items.values())) wrong.push('manifest.jsonl lists something else')
  return verdict('evidence', wrong, `${ids.size} sealed files have the SHA-256 they were sealed with`)
}

/** The ledger's own chain was checked when it was read; the audit log is checked here. */
function chainsHold({ folder, state }: Askable): Check {
  const { reveals, wrong } = readAudit(folder.auditPath)
  return verdict(
    'chains',
    wrong,
    `ledger (${state.items.size} items, ${state.committed.size} segments) and audit log (${reveals} entries) are unbroken`,
  )
}

function readAudit(path: string): { reveals: number; wrong: readonly string[] } {
  if (!existsSync(path)) return { reveals: 0, wrong: [] }
  try {
    return { reveals: readChain(path).entries.length, wrong: [] }
  } catch (error) {
    if (error instanceof OperatorError) return { reveals: 0, wrong: [error.message] }
    throw error
  }
}

/** units = records + rejects, and the bytes of every stream are records, framing or rejects without a gap. */
function balanceHolds({ state }: Askable): Check {
  const logs = [...state.streams.values()].filter(({ stream }) => stream.kind === 'log').length
  return verdict('balance', unbalanced(state), `${logs} log streams: every byte is record, framing or reject`)
}

/** Every column of every segment is read back and compared with what the ledger committed. */
async function engineHolds({ store, state, progress = SILENT }: Askable): Promise<Check> {
  const step = progress.start('reading the engine back', 0)
  const stored = await allStoredSums(store)
  step.end()
  const strangers = [...stored.keys()].filter((segment) => !state.committed.has(segment))
  const wrong = strangers.map((segment) => `segment ${segment} is in the engine and not in the ledger`)
  for (const [segment, { sums }] of state.committed)
    if (!sameSums(stored.get(segment) ?? NO_ROWS, sums)) wrong.push(`segment ${segment} differs from the ledger`)
  return verdict('engine', wrong, `${state.committed.size} segments hold what the ledger committed`)
}

/** Every file of the report is made again, from the findings and what was written beside them, and compared byte for byte. */
async function reportHolds(at: Askable): Promise<Check> {
  const { reportDir } = at.folder
  if (!existsSync(join(reportDir, 'findings.json'))) return verdict('report', ['there is no report/findings.json'], '')
  const view = await wholeView(at)
  const input = await reportInput(at, await isRevealed(join(reportDir, 'findings.json')), view)
  const wrong = [...differingFiles(input, reportDir), ...(await differingNetwork(at, view))]
  return verdict('report', wrong, 'the report is what the case answers now')
}

/** The network that was kept for the workbench, when it is not the one that the logs give. */
async function differingNetwork(at: Askable, view: View): Promise<string[]> {
  const kept = keptNetwork(at)
  if (kept === null || isDeepStrictEqual(kept, await codedNetwork(view, at.folder))) return []
  return ['network.bin differs from the case; run: breachlight report']
}

/** Whether names are shown in it; keys are sorted, so this line stands behind the answers. */
async function isRevealed(path: string): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path) })
  for await (const line of lines) if (line.startsWith(' "revealed"')) return line.includes('true')
  return false
}

/** Files of the report that are not as they would be written now; text that no longer agrees with the findings is told as it is. */
function differingFiles(input: ReportInput, reportDir: string): string[] {
  try {
    return [...reportFiles(input)]
      .filter(({ name, pieces }) => !holdsPieces(join(reportDir, name), pieces))
      .map(({ name }) => `report/${name} differs from the case; run: breachlight report`)
  } catch (error) {
    if (error instanceof OperatorError) return [error.message]
    throw error
  }
}

/** True when a file holds these pieces and nothing else; it is never whole in memory. */
function holdsPieces(path: string, pieces: Iterable<string>): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r')
  try {
    for (const piece of pieces) {
      const wanted = Buffer.from(piece)
      const found = Buffer.alloc(wanted.length)
      if (readSync(file, found) !== wanted.length || !wanted.equals(found)) return false
    }
    return readSync(file, Buffer.alloc(1)) === 0
  } finally {
    closeSync(file)
  }
}
