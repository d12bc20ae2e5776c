import { relative } from 'node:path'
import type { Investigated } from '../pipeline.ts'
import { safe } from './out.ts'

/** What an investigation found, in a dozen lines. */
export function summaryText(result: Investigated): string {
  const value = (measure: string) =>
    Number(result.counts.rows.find((row) => row['measure'] === measure)?.['value'] ?? 0).toLocaleString('en-US')
  const added =
    result.items + result.segments === 0
      ? 'Nothing new: this evidence was in the case already.'
      : `Added ${result.items} evidence items and ${result.segments} load segments.`
  return safe(
    [
      added,
      '',
      `  ${value('message_records').padStart(12)}  messages logged, from ${value('accounts')} accounts and ${value('addresses')} addresses`,
      `  ${value('unique_messages').padStart(12)}  unique messages (account + text); ${value('copies')} copies and ${value('resends')} resends`,
      `  ${value('distinct_texts').padStart(12)}  distinct texts`,
      `  ${value('rejects').padStart(12)}  units of message logs that did not parse, kept with reason and place`,
      `  ${value('undecryptable_items').padStart(12)}  of ${value('evidence_items')} files stay shut (no key in the evidence opens them)`,
      '',
      `Report: ${relative(process.cwd(), result.folder.reportDir)}/index.html`,
    ].join('\n'),
  )
}

export const nextCommands = (caseDir: string): string =>
  [
    'Next:',
    `  breachlight serve --case ${caseDir}            look at it in the browser`,
    `  breachlight ask --case ${caseDir}              what can be asked`,
    `  breachlight ask exposures --case ${caseDir}    keys beside data, what stayed shut`,
    `  breachlight verify --case ${caseDir}           prove hashes, ledger, balance and engine`,
  ].join('\n')
