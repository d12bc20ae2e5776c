import type { View } from '../analyse/analysis.ts'
import type { Score } from '../model/scorecard.ts'
import type { ReplicaTruth } from './truth.ts'

/** What the detectors call what the lab planted; its landlines are North American numbers. */
const KIND_OF: Readonly<Record<string, string>> = { mobile: 'mobile-cn', landline: 'phone-international' }

/** A planted value as the detectors write it: without layout. */
function planted({ kind, value }: ReplicaTruth['sensitive'][number]): string {
  if (kind === 'landline') return `${KIND_OF[kind]} +1${value.replaceAll('-', '')}`
  return `${KIND_OF[kind] ?? kind} ${value}`
}

/**
 * How well private values are found, all kinds together. Precision: of the values found in message records, the share that
 * was planted. Recall: of the values planted, the share found with as many unique messages.
 */
export async function sensitiveScores(truth: ReplicaTruth, view: View): Promise<Score[]> {
  const rows = await view.store.rows<{ kind: string; value: string; messages: number; records: number }>(
    `SELECT kind, value, count() AS messages, sum(n) AS records
     FROM (SELECT text_id, kind, value FROM sensitive GROUP BY text_id, kind, value) AS s
     ALL INNER JOIN (
       SELECT text_id, count() AS n FROM records
       WHERE ${view.where} AND text_id IN (SELECT text_id FROM sensitive) GROUP BY account, text_id
     ) AS m USING (text_id)
     GROUP BY kind, value`,
    view.params,
  )
  const found = new Map(rows.map((row) => [`${row.kind} ${row.value}`, row]))
  const wanted = new Set(truth.sensitive.map(planted))
  const whole = truth.sensitive.filter((value) => {
    const row = found.get(planted(value))
    return row?.messages === value.messages && row.records === value.records
  })
  return [
    {
      finding: 'private values found that were planted',
      test: 'precision',
      agree: [...found.keys()].filter((value) => wanted.has(value)).length,
      compared: found.size,
      detail: '',
    },
    {
      finding: 'planted private values that are found, with their messages and records',
      test: 'recall',
      agree: whole.length,
      compared: wanted.size,
      detail: '',
    },
  ]
}
