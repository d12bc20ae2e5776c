import { takeFrom, type Taken } from '../collect/take.ts'
import { NOTHING_SUPPLIED } from '../knowledge.ts'
import { jsonLine } from '../lib/json.ts'
import { investigate } from '../pipeline.ts'
import { grouped } from '../report/format.ts'
import type { Ran } from './command.ts'
import { safe, type Terminal } from './out.ts'
import { terminalProgress } from './progress.ts'
import { summaryText } from './summary.ts'

/** Faults written out; the rest are counted. */
const SHOWN_FAULTS = 10

/** `collect --from`: verifies what others fetched, says what does not fit, and seals all of it. */
export async function takeOver(
  paths: readonly string[],
  options: { case: string; json?: boolean | undefined },
  { terminal, ran }: { terminal: Terminal; ran: Ran },
): Promise<void> {
  const taken = await takeFrom(paths)
  if (options.json !== true) terminal.out(`${safe(takenText(taken))}\n`)
  await sealCollected(taken.evidencePaths, options.case, terminal)
  if (options.json === true) terminal.out(`${jsonLine(asJson(taken))}\n`)
  terminal.err(`${safe(`Next: breachlight ask servers --case ${options.case}`)}\n`)
  ran('done')
}

/** Seals and investigates files as the evidence of a case. */
export async function sealCollected(evidence: readonly string[], caseDir: string, terminal: Terminal): Promise<void> {
  const result = await investigate({
    ...NOTHING_SUPPLIED,
    evidence,
    caseDir,
    cipher: null,
    design: null,
    zone: null,
    nowUtcMs: Date.now(),
    progress: terminalProgress(terminal),
  })
  terminal.err(`${summaryText(result)}\n`)
}

function takenText({ sources, inventory, faults, faultCount }: Taken): string {
  const shown = faults.slice(0, SHOWN_FAULTS)
  return [
    ...sources.map(
      ({ kind, path, check }) => `${kind}  ${path}${check === null ? '' : `  ${digestText(check.digests)}`}`,
    ),
    `${grouped(inventory.length)} addresses`,
    ...(faultCount === 0 ? [] : [`${grouped(faultCount)} faults; all is sealed as it is:`]),
    ...shown.map(({ place, detail }) => `  ${place}: ${detail}`),
    ...(faultCount > shown.length ? [`  and ${grouped(faultCount - shown.length)} more`] : []),
  ].join('\n')
}

const digestText = (digests: Readonly<Record<'passed' | 'failed' | 'absent' | 'unknown', number>>): string =>
  `digests: ${grouped(digests.passed)} hold, ${grouped(digests.failed)} do not, ${grouped(digests.absent + digests.unknown)} cannot be checked`

const asJson = ({ sources, inventory, faults, faultCount }: Taken) => ({
  schema: 'breachlight/taken-over/1',
  sources: sources.map(({ kind, path, check, packageCheck }) => ({ kind, path, check, package: packageCheck })),
  addresses: inventory.length,
  fault_count: faultCount,
  faults,
})
