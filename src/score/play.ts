import type { View } from '../analyse/analysis.ts'
import { counted } from '../analyse/measures.ts'
import type { Score } from '../model/scorecard.ts'
import type { PlayTruth } from './truth.ts'

interface Said {
  readonly [column: string]: string | number
  account: string
  text: string
  records: number
}

/** The records of the live servers against the uploads of the trial: each message of each account as often as it was sent. */
export async function playScores(truth: PlayTruth, view: View): Promise<Score[]> {
  const found = await view.store.rows<Said>(
    `SELECT account, text, count() AS records
     FROM (SELECT account, text_id FROM records WHERE ${view.where}) AS r
     ANY LEFT JOIN (SELECT text_id, text FROM texts) AS t USING (text_id)
     GROUP BY account, text`,
    view.params,
  )
  const logged = new Map(found.map(({ account, text, records }) => [messageOf({ account, text }), records]))
  const sent = new Map<string, number>()
  for (const upload of truth.uploads) sent.set(messageOf(upload), (sent.get(messageOf(upload)) ?? 0) + 1)
  const messages = [...new Set([...sent.keys(), ...logged.keys()])]
  const both = sum(messages, (message) => Math.min(sent.get(message) ?? 0, logged.get(message) ?? 0))
  const lost = truth.uploads.length - both
  const strange = sum(messages, (message) => logged.get(message) ?? 0) - both
  return [
    {
      finding: 'uploads of the live trial, each as a record',
      test: 'exact',
      agree: both,
      compared: both + lost + strange,
      detail:
        lost + strange === 0
          ? ''
          : `${counted(lost, 'upload')} without a record, ${counted(strange, 'record')} without an upload`,
    },
  ]
}

const messageOf = ({ account, text }: Pick<Said, 'account' | 'text'>): string => `${account}\t${text}`

const sum = (messages: readonly string[], count: (message: string) => number): number =>
  messages.reduce((total, message) => total + count(message), 0)
