import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFolder, type LedgerState, writeWhole } from './custody/index.ts'
import type { UserFormat } from './ingest/jobs.ts'
import { caseFormats } from './knowledge.ts'
import { OperatorError } from './model/errors.ts'
import type { Charset, LogFormat } from './model/format.ts'
import { formatToYaml } from './parse/index.ts'
import { correctionName, type FormatGroup, formatGroups, isCorrection, targetOf } from './reread/groups.ts'

/** A format that a person made of the one some logs are read with. */
export interface Correction {
  /** File in `formats/`. */
  name: string
  yaml: string
  /** What the case knows with it. */
  formats: readonly UserFormat[]
}

/** The logs that are read with a format, by the group's id. Throws OperatorError when they are read otherwise by now. */
export function groupOf(state: LedgerState, id: string): FormatGroup {
  const group = formatGroups(state).find((one) => one.id === id)
  if (group !== undefined) return group
  throw new OperatorError('These logs are read with another format by now.', {
    hint: 'Go back to the list of formats and choose them again.',
  })
}

/** What a person changed, as a file of the case; refused in words when it is no format. Nothing is written. */
export async function correctionOf(
  { folder, state }: { folder: CaseFolder; state: LedgerState },
  id: string,
  changed: { format: LogFormat; charset: Charset | null },
): Promise<Correction> {
  const group = groupOf(state, id)
  const target = targetOf(group, formatGroups(state))
  const name = correctionName(group, target.match)
  const yaml = formatToYaml({ ...changed.format, id: correctedId(group.format.id) }, changed.charset, {
    note: `Corrected in the workbench, for ${group.family} on ${group.server}.`,
    ...target,
  })
  return { name, yaml, formats: await caseFormats(folder, { name, bytes: Buffer.from(yaml) }) }
}

const SUFFIX = '-corrected'
const correctedId = (id: string): string => (id.endsWith(SUFFIX) ? id : id + SUFFIX)

/** Writes a correction into the case. The logs are read anew by the next investigation. */
export function keepCorrection(folder: CaseFolder, { name, yaml }: Pick<Correction, 'name' | 'yaml'>): void {
  mkdirSync(folder.formatsDir, { recursive: true, mode: 0o700 })
  writeWhole(join(folder.formatsDir, name), yaml)
}

/** Names of the corrections that stand in the case. */
export const correctionsIn = (folder: CaseFolder): string[] =>
  existsSync(folder.formatsDir) ? readdirSync(folder.formatsDir).filter(isCorrection).toSorted() : []

/** Takes a correction back. The logs are read by inference again from the next investigation on. */
export function removeCorrection(folder: CaseFolder, name: string): void {
  if (!correctionsIn(folder).includes(name))
    throw new OperatorError('There is no such correction in the case.', {
      hint: 'Go back to the list of formats: it may have been taken back already.',
    })
  rmSync(join(folder.formatsDir, name))
}
