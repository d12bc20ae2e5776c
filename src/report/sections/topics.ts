import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { timeline, type TimelinePoint } from '../figures/timeline.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

/** Rows a reader takes in; the tables have all. */
const TOP_TOPICS = 25
const TOP_WORDS = 40
/** Rows of the picture. */
const TOP_SERIES = 12
/** Words named in a sentence. */
const NAMED = 8

const ofKind = (answer: Answer, kind: string): readonly Row[] =>
  answer.rows.filter((row) => textAt(row, 'kind') === kind)

function firstSentence(templates: readonly Row[]): string {
  const campaigns = templates.filter((row) => textAt(row, 'reason') === 'many addresses')
  const [widest] = campaigns.toSorted((a, b) => (numberAt(b, 'addresses') ?? 0) - (numberAt(a, 'addresses') ?? 0))
  const passedOn = templates.filter((row) => textAt(row, 'reason') === 'several accounts').length
  const further = templates
    .filter((row) => textAt(row, 'reason') === '')
    .map((row) => ` Beside them: ${textAt(row, 'topic')}.`)
  const alike = `${counted(passedOn, 'long text')} of several accounts ${passedOn === 1 ? 'is' : 'are'} nearly alike.${further.join('')}`
  if (widest === undefined) return `No text went from an account to far more addresses than everyday texts do. ${alike}`
  return `${counted(campaigns.length, 'text')} went to far more addresses than everyday texts do, in ${counted(sumOf(campaigns, 'messages'), 'version')} and ${counted(sumOf(campaigns, 'sendings'), 'sending')}. The widest of them went to ${counted(numberAt(widest, 'addresses') ?? 0, 'address', 'addresses')}, sent by ${counted(numberAt(widest, 'accounts') ?? 0, 'account')}. ${alike}`
}

function shares(answer: Answer): string {
  const sum = (kind: string): string => percent(Math.min(1, sumOf(ofKind(answer, kind), 'share')))
  return `Of the unique messages, ${sum('template')} belong to such a text and ${sum('cluster')} to a cluster of words that go together; ${sum('none')} to neither.`
}

function topicBlocks(answer: Answer): Block[] {
  const templates = ofKind(answer, 'template')
  const clusters = ofKind(answer, 'cluster')
  return [
    { kind: 'prose', text: firstSentence(templates) },
    { kind: 'prose', text: shares(answer) },
    ...topTable(answer, templates, {
      caption: 'Texts that were sent round',
      show: [
        'topic',
        'reason',
        'messages',
        'accounts',
        'sendings',
        'addresses',
        'first_utc_ms',
        'last_utc_ms',
        'words',
        'template',
      ],
    }),
    ...topTable(answer, clusters, {
      caption: 'What the other messages are about: clusters of words that go together',
      show: ['topic', 'messages', 'accounts', 'share', 'ci_low', 'ci_high', 'words'],
    }),
  ]
}

function topTable(answer: Answer, rows: readonly Row[], view: { caption: string; show: readonly string[] }): Block[] {
  if (rows.length === 0) return []
  const rest = rows.length - TOP_TOPICS
  const note = rest > 0 ? { note: `${grouped(rest)} more in tables/topics.csv` } : {}
  return [answerTable(answer, { ...view, rows: rows.slice(0, TOP_TOPICS), ...note })]
}

function overTime(topics: Answer, days: Answer): Block[] {
  const byName = new Map(topics.rows.map((row) => [textAt(row, 'topic'), row]))
  const shown = distinctTexts(days.rows, 'topic')
    .filter((topic) => textAt(byName.get(topic), 'kind') !== 'none')
    .slice(0, TOP_SERIES)
  const points = shown.flatMap((topic) => pointsOf(days, topic, textAt(byName.get(topic), 'words')))
  if (points.length === 0) return []
  const title = 'New messages by topic and day'
  return [
    {
      kind: 'figure',
      title,
      svg: timeline(title, points),
      description:
        'One row per topic with the words that tell it, those of the tables’ first places, all on one scale. A message counts on the day of its first record.',
    },
  ]
}

/** Days of a topic, called by its name and the words that tell it. */
const pointsOf = (days: Answer, topic: string, words: string): TimelinePoint[] =>
  days.rows.flatMap((row) => {
    const startUtcMs = numberAt(row, 'bucket_utc_ms')
    if (startUtcMs === null || textAt(row, 'topic') !== topic) return []
    const series = words === '' ? topic : `${topic} · ${words}`
    return [{ series, startUtcMs, days: 1, records: numberAt(row, 'messages') ?? 0, gap: false }]
  })

function wordBlocks(answer: Answer): Block[] {
  const [first] = answer.rows
  if (first === undefined)
    return [{ kind: 'prose', text: 'No word that enough accounts used stands out against the background.' }]
  const named = answer.rows.slice(0, NAMED).map((row) => `“${textAt(row, 'word')}”`)
  const rest = answer.rows.length - TOP_WORDS
  return [
    {
      kind: 'prose',
      text: `The words that most surely stand out are ${named.join(', ')}; the first of them is in ${counted(numberAt(first, 'messages') ?? 0, 'message')} of ${counted(numberAt(first, 'accounts') ?? 0, 'account')}.`,
    },
    answerTable(answer, {
      caption: 'Words that stand out against the background',
      show: [
        'word',
        'gloss',
        'messages',
        'accounts',
        'effective_accounts',
        'log_ratio',
        'log_ratio_low',
        'log_ratio_high',
        'q_value',
      ],
      rows: answer.rows.slice(0, TOP_WORDS),
      ...(rest > 0 ? { note: `${grouped(rest)} more in tables/keyness.csv` } : {}),
    }),
  ]
}

function build(input: ReportInput): Block[] {
  const [topics, days, words] = ['topics', 'topics-over-time', 'keyness'].map((id) => answerOf(input, id))
  return [
    ...(topics ? topicBlocks(topics) : notAsked('topics')),
    ...(topics && days ? overTime(topics, days) : notAsked('topics-over-time')),
    ...(words ? wordBlocks(words) : notAsked('keyness')),
  ]
}

export default defineSection({
  id: 'topics',
  title: 'Texts that were sent round, and words that stand out',
  order: 75,
  needs: ['topics', 'topics-over-time', 'keyness'],
  belongs: isAboutLogs,
  limitations: caveatsOf('topics', 'topics-over-time', 'keyness'),
  build,
})
