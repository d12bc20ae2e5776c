import { answerOf } from './answers.ts'
import type { ReportInput } from './section.ts'

const hasRows = (input: ReportInput, analysis: string): boolean => (answerOf(input, analysis)?.rows.length ?? 0) > 0

/** Analyses of captures and trial sheets; without either they have nothing to say. */
const OF_SESSIONS = new Set(['captures', 'uploads', 'uploaded-messages', 'trials', 'session'])

/** True when the evidence holds captures, or a trial sheet was given. */
export const isAboutSessions = (input: ReportInput): boolean => hasRows(input, 'captures') || hasRows(input, 'trials')

/** True when there are logs, or nothing at all: a case of captures alone needs no chapter about logs. */
export const isAboutLogs = (input: ReportInput): boolean => hasRows(input, 'servers') || !isAboutSessions(input)

/** True when an analysis bears on this case. */
export const concerns = (input: ReportInput, analysis: string): boolean =>
  !OF_SESSIONS.has(analysis) || isAboutSessions(input)
