import { corpusOf, shareCaveat } from '../corpus.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { topicsOf } from '../topics/topics.ts'

const DAY_MS = 86_400_000

export default defineAnalysis({
  id: 'topics-over-time',
  question: 'On which days was which topic new?',
  columns: {
    bucket_utc_ms: 'start of the day, milliseconds since 1970 UTC',
    topic: 'topic as `topics` names it',
    messages: 'unique messages whose first record is of that day',
  },
  caveats: [
    'A message counts on the day it was first recorded, not when it was sent again: a campaign that repeats one text all summer shows on its first day.',
    'Days are UTC days; a day without a row has no new message of that topic, or no logs: see `timeline` for the gaps.',
    'Topics are those of `topics`, with the same limits: clusters have no error rate.',
  ],
  personal: {},
  async run(view) {
    const [corpus, topics] = await Promise.all([corpusOf(view), topicsOf(view)])
    let undated = 0
    const rows = topics.flatMap(({ topic, messages }) => {
      const days = new Map<number, number>()
      for (const message of messages) {
        const day = Math.floor((corpus.firstUtcMs[message] ?? Number.NaN) / DAY_MS)
        if (Number.isNaN(day)) undated += 1
        else days.set(day, (days.get(day) ?? 0) + 1)
      }
      return [...days]
        .toSorted(([a], [b]) => a - b)
        .map(([day, count]) => ({ bucket_utc_ms: day * DAY_MS, topic, messages: count }))
    })
    return {
      rows,
      denominator: counted(corpus.text.length - undated, 'dated unique message'),
      policy: 'unique = account + text',
      caveats: [
        ...(undated === 0 ? [] : [`${counted(undated, 'unique message')} without a date not shown.`]),
        ...shareCaveat(corpus),
      ],
    }
  },
})
