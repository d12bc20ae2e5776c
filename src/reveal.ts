import { openChain, type CaseFolder } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'

/** A line of the audit log: who looked under the pseudonyms, when, why and at what. Never what was seen. */
interface AuditEntry {
  type: 'reveal'
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
  if (asked.reason === undefined || asked.reason.trim() === '')
    throw new OperatorError('Showing real names needs a reason.', {
      hint: 'Add --reason "why you need to see them"; it is kept in the audit log.',
      exit: 'wrongUsage',
    })
  const audit = openChain<AuditEntry>(folder.auditPath)
  audit.append({ type: 'reveal', atUtc: new Date(nowUtcMs).toISOString(), reason: asked.reason, shown })
  audit.close()
  return true
}
