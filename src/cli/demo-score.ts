import stringWidth from 'string-width'
import { wilson } from '../lib/stats.ts'
import { holds, type Score, verdict } from '../model/scorecard.ts'
import { grouped } from '../report/format.ts'

/** The scorecard as an aligned table under its verdict: `=` equals the truth, `≠` does not, `~` comes near it. */
export function scoreText(title: string, scores: readonly Score[]): string {
  const width = Math.max(...scores.map(({ finding }) => stringWidth(finding)))
  const lines = scores.map((score) => `  ${markOf(score)}  ${score.finding.padEnd(width)}  ${valueOf(score)}`)
  return [`${title}: ${verdict(scores)}`, ...lines].join('\n')
}

const markOf = (score: Score): string => (score.test === 'exact' ? (holds(score) ? '=' : '≠') : '~')

function valueOf(score: Score): string {
  const { test, agree, compared, detail } = score
  if (test === 'exact' && /^\d+$/.test(detail)) return grouped(Number(detail))
  const part = `${grouped(agree)} of ${grouped(compared)}`
  if (test === 'exact') return detail === '' ? part : `${part}: ${detail}`
  if (compared === 0) return `${part}: no ${test}`
  const { low, high } = wilson(agree, compared)
  return `${part}: ${test} ${percent(agree / compared)} (95 %: ${percent(low)} … ${percent(high)})`
}
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
