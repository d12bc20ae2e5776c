import type { ClaimVerdict } from '../model/claim.ts'
import type { Score } from '../model/scorecard.ts'
import { exact } from './compare.ts'
import { type Answers, cells, rowsOf, valuesOf } from './rows.ts'
import type { ReplicaTruth } from './truth.ts'

const verdictIf = (contradicts: boolean): ClaimVerdict => (contradicts ? 'contradicted' : 'untested')

/** What the replica's making decides of the statements that come with Breachlight: it stores messages, and leaves keys beside them. */
function decided({ counts, keys }: ReplicaTruth): ReadonlyMap<string, ClaimVerdict> {
  const stored = (counts['message_records'] ?? 0) > 0
  const secure = verdictIf(stored || keys.length > 0)
  return new Map([
    ['skype-2006-filter-does-not-affect-security', secure],
    ['skype-2006-end-to-end-security-preserved', secure],
    ['skype-2006-everything-encrypted-and-secure', secure],
    ['skype-2006-no-filtering-on-voice', 'untested'],
    ['skype-2006-discarded-not-transmitted', verdictIf(stored)],
    ['skype-2008-response', 'untested'],
  ])
}

/** Verdicts on those statements beside what the lab did; statements that a person added are left out. */
export function claimScores(truth: ReplicaTruth, answers: Answers): Score[] {
  const verdicts = decided(truth)
  const rows = rowsOf(answers, 'claims').filter((row) => verdicts.has(String(row['claim'])))
  return [exact('verdicts on public statements', valuesOf(rows, cells('claim'), cells('verdict')), verdicts)]
}
