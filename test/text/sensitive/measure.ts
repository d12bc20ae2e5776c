import { wilson } from '../../../src/lib/stats.ts'
import type { Hit } from '../../../src/text/detect.ts'
import type { LabelledText } from './labelled.ts'

/** What came of one kind: values found, found where there is none, and missed. */
export interface Tally {
  found: number
  wrong: number
  missed: number
}

/** Share of the characters of either span that both have: an address may begin a word early. */
const LEAST_OVERLAP = 0.8

type Span = Pick<Hit, 'kind' | 'start' | 'end'>

function isSame(a: Span, b: Span): boolean {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return a.kind === b.kind && both >= LEAST_OVERLAP * (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

/** Holds every hit against the labels, kind by kind. */
export function tallies(
  texts: readonly LabelledText[],
  detect: (text: string) => readonly Span[],
): ReadonlyMap<string, Tally> {
  const tally = new Map<string, Tally>()
  const of = (kind: string): Tally => {
    const one = tally.get(kind) ?? { found: 0, wrong: 0, missed: 0 }
    tally.set(kind, one)
    return one
  }
  for (const { text, labels } of texts) {
    const hits = detect(text)
    for (const label of labels) of(label.kind)[hits.some((hit) => isSame(hit, label)) ? 'found' : 'missed'] += 1
    for (const hit of hits) if (!labels.some((label) => isSame(hit, label))) of(hit.kind).wrong += 1
  }
  return tally
}

const share = (part: number, whole: number): string => {
  const { low, high } = wilson(part, whole)
  return `${(part / whole).toFixed(3)} (${low.toFixed(3)}–${high.toFixed(3)})`
}

/** The table of the documentation: kind, values, precision and recall with their Wilson intervals. */
export const tableOf = (tally: ReadonlyMap<string, Tally>): string =>
  [
    '| kind | values | found | missed | wrong | precision (95 %) | recall (95 %) |',
    '|---|---|---|---|---|---|---|',
    ...[...tally]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([kind, { found, wrong, missed }]) =>
          `| \`${kind}\` | ${found + missed} | ${found} | ${missed} | ${wrong} | ${share(found, found + wrong)} | ${share(found, found + missed)} |`,
      ),
  ].join('\n')
