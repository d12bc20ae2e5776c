import { openChain, type CaseFolder } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'

/** A line of the audit log: when, why and at what somebody looked under the pseudonyms, or at one person. Never what was seen. */
export interface AuditEntry {
  type: 'reveal' | 'exposure'
  atUtc: string
  reason: string
  shown: string
}

/**
 * Settles whether names are shown. With `--reveal` the reason goes to the audit log, on disk, before anything is shown;
 * without a reason nothing is.
 */
export function settleReveal(
  folder: CaseFolder,
  asked: { reveal?: boolean | undefined; reason?: string | undefined },
  { shown, nowUtcMs }: { shown: string; nowUtcMs: number },
): boolean {
  if (asked.reveal !== true) {
    if (asked.reason === undefined) return false
    throw new OperatorError('--reason is only used with --reveal.', {
      hint: 'Add --reveal, or leave --reason out.',
      exit: 'wrongUsage',
    })
  }
  const reason = statedReason(asked.reason, {
    refusal: 'Showing real names needs a reason.',
    hint: 'Add --reason "why you need to see them"; it is kept in the audit log.',
  })
  record(folder, { type: 'reveal', atUtc: new Date(nowUtcMs).toISOString(), reason, shown })
  return true
}

/** The same for a look at one person, which needs a reason whether names are shown or not. */
export function settleExposure(
  folder: CaseFolder,
  asked: { reveal?: boolean | undefined; reason?: string | undefined },
  { shown, nowUtcMs }: { shown: string; nowUtcMs: number },
): boolean {
  const reason = statedReason(asked.reason, {
    refusal: 'Looking one person up needs a reason.',
    hint: 'Add --reason "who asked, and how you know it is them"; it is kept in the audit log.',
  })
  const type = asked.reveal === true ? 'reveal' : 'exposure'
  record(folder, { type, atUtc: new Date(nowUtcMs).toISOString(), reason, shown })
  return asked.reveal === true
}

function statedReason(reason: string | undefined, { refusal, hint }: { refusal: string; hint: string }): string {
  if (reason === undefined || reason.trim() === '') throw new OperatorError(refusal, { hint, exit: 'wrongUsage' })
  return reason
}

function record(folder: CaseFolder, entry: AuditEntry): void {
  const audit = openChain<AuditEntry>(folder.auditPath)
  audit.append(entry)
  audit.close()
}
