import type { View } from '../analyse/analysis.ts'
import { corpusOf } from '../analyse/corpus.ts'
import { templatesOf } from '../analyse/topics/templates.ts'
import type { Score } from '../model/scorecard.ts'
import type { ReplicaTruth } from './truth.ts'

/**
 * How well the campaign is found. Recall: planted templates of which all texts are in one template with many addresses.
 * Precision: templates with many addresses of which all texts are planted, and those that mix no two of the planted.
 */
export async function topicScores({ campaign }: Pick<ReplicaTruth, 'campaign'>, view: View): Promise<Score[]> {
  const [{ texts }, templates] = await Promise.all([corpusOf(view), templatesOf(view)])
  // A text of the campaign is the template's, with a greeting before and perhaps a number after it
  const plantedIn = (text: number): string => campaign.find((one) => texts[text]?.includes(one.text))?.template ?? ''
  const found = templates
    .filter(({ reason }) => reason === 'many addresses')
    .map((template) => counted(template.texts, plantedIn))
  const total = counted([...texts.keys()], plantedIn)
  const whole = campaign.filter(({ template }) => found.some((one) => one.get(template) === total.get(template)))
  const planted = found.filter((one) => !one.has(''))
  return [
    scoreOf('templates of the campaign that are found whole', 'recall', [whole.length, campaign.length]),
    scoreOf('templates with many addresses that are the campaign’s', 'precision', [planted.length, found.length]),
    scoreOf('of them, those that mix no two', 'precision', [
      planted.filter(({ size }) => size === 1).length,
      planted.length,
    ]),
  ]
}

function counted(texts: readonly number[], keyOf: (text: number) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(keyOf(text), (counts.get(keyOf(text)) ?? 0) + 1)
  return counts
}

function scoreOf(finding: string, test: 'recall' | 'precision', [agree, compared]: readonly [number, number]): Score {
  return { finding, test, agree, compared, detail: '' }
}
