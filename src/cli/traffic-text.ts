import stringWidth from 'string-width'
import { counted } from '../analyse/measures.ts'
import { visible } from '../lib/visible.ts'
import type { Answer, Row } from '../model/answer.ts'
import { VERDICTS, type Verdict } from '../model/trial.ts'
import type { TrafficAnswers } from './traffic.ts'

/** Kinds of requests shown; `ask uploads` has them all. */
const SHOWN_ENDPOINTS = 8

/** What captures and sheets show, verdicts first: that is what the command was run for. */
export const trafficText = ({ captures, uploads, trials }: TrafficAnswers): string =>
  [
    ...trialLines(trials),
    ...uploadLines(uploads),
    '',
    ...captureLines(captures),
    ...notes(captures, uploads, ...(trials.rows.length > 0 ? [trials] : [])),
  ].join('\n')

const text = (row: Row, column: string): string => (row[column] === null ? '' : String(row[column]))
const number = (row: Row, column: string): number => Number(row[column] ?? 0)

const HEADINGS = ['client', 'word', 'uploaded', 'controls', 'q', 'verdict'] as const

function trialLines({ rows, denominator, policy }: Answer): string[] {
  if (rows.length === 0) return []
  const cells = [[...HEADINGS], ...rows.map(trialCells)].map((row) => row.map(visible))
  const widths = HEADINGS.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column] ?? ''))))
  return [
    `Trials: ${denominator ?? ''}`,
    ...cells.map((row) => `  ${row.map((cell, column) => padded(cell, widths[column] ?? 0)).join('  ')}`.trimEnd()),
    ...(policy === null ? [] : [`Rule: ${policy}.`]),
    '',
  ]
}

const padded = (cell: string, width: number): string => cell + ' '.repeat(width - stringWidth(cell))

const trialCells = (row: Row): string[] => [
  text(row, 'client'),
  text(row, 'word') || 'all words',
  `${text(row, 'fired')} of ${text(row, 'trials')}`,
  `${text(row, 'controls_fired')} of ${text(row, 'controls')}`,
  row['q'] === null ? '–' : number(row, 'q').toPrecision(2),
  verdictOf(row),
]

/** The verdict in words, with the number that it may not be said without. */
function verdictOf(row: Row): string {
  const verdict = text(row, 'verdict')
  const meaning = isVerdict(verdict) ? VERDICTS[verdict] : verdict
  const words = text(row, 'word') === '' ? meaning.replace('on this word', 'on some of these words') : meaning
  if (verdict === 'no-effect' || (verdict === 'cannot-tell' && number(row, 'fired') === 0))
    return `${words} (at most ${(100 * number(row, 'share_upper_bound')).toFixed(1)} % with 95 % confidence)`
  return verdict === 'cannot-tell' && row['more_trials'] !== null
    ? `${words}; ${text(row, 'more_trials')} more trials would`
    : words
}

const isVerdict = (name: string): name is Verdict => Object.hasOwn(VERDICTS, name)

function uploadLines({ rows }: Answer): string[] {
  if (rows.length === 0) return ['No request was captured.']
  const shown = rows.slice(0, SHOWN_ENDPOINTS)
  const more = rows.length - shown.length
  return [
    'Kinds of requests, the likeliest upload first:',
    ...shown.map(
      (row) => `  ${text(row, 'rank').padStart(2)}  ${number(row, 'score').toFixed(2)}  ${endpointLine(row)}`,
    ),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ]
}

function endpointLine(row: Row): string {
  const opened = number(row, 'opened')
  const how = opened === 0 ? '' : `; ${opened} opened: ${text(row, 'decode')}`
  return `${text(row, 'endpoint')}  (${counted(number(row, 'requests'), 'request')}${how})`
}

const captureLines = ({ rows }: Answer): string[] =>
  rows.map((row) => {
    const faults =
      number(row, 'faults') === 0
        ? ''
        : `, ${counted(number(row, 'faults'), 'fault')}, first: ${text(row, 'first_fault')}`
    const missed = row['missed_bytes'] === null ? '' : `, ${counted(number(row, 'missed_bytes'), 'byte')} not captured`
    const note = text(row, 'note') === '' ? '' : ` ${text(row, 'note')}`
    return `${text(row, 'capture')}: ${counted(number(row, 'exchanges'), 'exchange')}${missed}${faults}.${note}`
  })

const notes = (...answers: readonly Answer[]): string[] => [
  '',
  ...answers.flatMap(({ caveats }) => caveats.map((caveat) => `Note: ${caveat}`)),
]
