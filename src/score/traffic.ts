import type { View } from '../analyse/analysis.ts'
import type { Row } from '../model/answer.ts'
import type { Score } from '../model/scorecard.ts'
import type { Verdict } from '../model/trial.ts'
import { exact, exactValue, type Values } from './compare.ts'
import { type Answers, cells, rowsOf, valuesOf } from './rows.ts'
import type { PlayTruth } from './truth.ts'

/** What the captures and the sheet of a trial show, against what its clients did. */
export async function trafficScores(
  truth: PlayTruth,
  { view, answers }: { view: View; answers: Answers },
): Promise<Score[]> {
  const words = rowsOf(answers, 'trials').filter((row) => row['word'] !== '')
  return [
    exactValue('likeliest upload in the capture', likeliest(answers), pathOfUploads(truth)),
    exact('uploads in the capture, opened with the key that lay on the servers', await openedIn(view), sentIn(truth)),
    exact(
      'what each client does on each word',
      valuesOf(words, cells('client', 'word'), cells('verdict')),
      new Map(truth.words.map((word) => [`${word.client} ${word.word}`, verdictOf(word)])),
    ),
  ]
}

/** Path of the kind of request that is ranked first; null when there is none. */
function likeliest(answers: Answers): string | null {
  const first = rowsOf(answers, 'uploads').find((row) => row['rank'] === 1)
  return /\/[^?]*/.exec(String(first?.['endpoint'] ?? ''))?.[0] ?? null
}

const pathOfUploads = ({ uploads }: PlayTruth): string =>
  [...new Set(uploads.map(({ url }) => new URL(url).pathname))].join(' ')

/** The lab's clients send account, message, time and direction, with tabs between them. */
async function openedIn({ store }: View): Promise<Values> {
  const rows = await store.rows<Row & { opened: string }>(
    "SELECT opened FROM exchanges WHERE opened != '' AND is_repeat = 0",
  )
  return counted(rows.map(({ opened }) => opened.split('\t').slice(0, 2).join('\t')))
}

const sentIn = ({ uploads }: PlayTruth): Values => counted(uploads.map(({ account, text }) => `${account}\t${text}`))

function counted(messages: readonly string[]): Values {
  const counts = new Map<string, number>()
  for (const message of messages) counts.set(message, (counts.get(message) ?? 0) + 1)
  return counts
}

function verdictOf({ uploaded, hidden }: PlayTruth['words'][number]): Verdict {
  if (uploaded > 0) return hidden > 0 ? 'uploads-and-blocks' : 'uploads-only'
  return hidden > 0 ? 'blocks-only' : 'no-effect'
}
