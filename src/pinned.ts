import { type Askable, answerOne } from './answers.ts'
import { shellWord } from './lib/shell-word.ts'
import type { Answer } from './model/answer.ts'
import { OperatorError } from './model/errors.ts'
import type { Pin, PinnedView } from './model/pin.ts'
import { pinnedRows } from './pin-people.ts'
import { ownAnswer, ownCommand } from './own-answer.ts'
import { messagesAnswer } from './pinned-messages.ts'
import type { PinnedFinding, ReportInput } from './report/index.ts'

type Found = PinnedFinding['found']
type View<K> = Extract<PinnedView, { kind: K }>

/** The command that asks a pinned question again, for people to copy. */
export function commandOf({ analysis, family, account, hops }: View<'answer'>): string {
  const words = [
    'breachlight ask',
    shellWord(analysis),
    '--case DIR',
    ...(family === null ? [] : [`--family ${shellWord(family)}`]),
    ...(account === null ? [] : [`--account ${shellWord(account)} --hops ${hops}`]),
  ]
  return words.join(' ')
}

/** The whole answer: the one that the report has already, or one of its own where something else was asked. */
function answerOf(view: View<'answer'>, at: Askable, { answers, revealed }: ReportInput): Promise<Answer> | Answer {
  const { analysis, family, account, hops } = view
  const known = Object.hasOwn(answers, analysis) ? answers[analysis] : undefined
  if (family === null && account === null && known !== undefined) return known
  return answerOne(at, {
    analysis,
    revealed,
    ...(family === null ? {} : { family }),
    ...(account === null ? {} : { ego: { account, hops } }),
  })
}

async function rowsOf(view: View<'answer'>, at: Askable, input: ReportInput): Promise<Found> {
  const answer = await answerOf(view, at, input)
  const missing = [...Object.keys(view.where), ...view.columns].find((column) => !Object.hasOwn(answer.columns, column))
  if (missing !== undefined) return { kind: 'gone', why: `${view.analysis} has no column ${missing}` }
  const columns = view.columns.length === 0 ? Object.keys(answer.columns) : view.columns
  const chosen = Object.fromEntries(columns.map((column) => [column, answer.columns[column] ?? '']))
  return {
    kind: 'rows',
    answer: { ...answer, columns: chosen, rows: pinnedRows(answer, view.where, at.folder) },
    allRows: answer.rows.length,
    where: Object.entries(view.where).map(([column, value]) => `${column} = ${value}`),
    command: commandOf(view),
  }
}

async function figureIn(view: View<'figure'>, input: ReportInput): Promise<Found> {
  const { figureOf } = await import('./report/index.ts')
  const found = figureOf(view, input)
  return found === null
    ? { kind: 'gone', why: `the chapter ${view.section} has no such figure now` }
    : { kind: 'figure', ...found }
}

async function messagesIn(view: View<'messages'>, at: Askable, { revealed }: ReportInput): Promise<Found> {
  const { answer, command } = await messagesAnswer(at, view.filter, revealed)
  return { kind: 'rows', answer, allRows: answer.rows.length, where: [], command }
}

async function termsIn(view: View<'terms'>, at: Askable, { revealed }: ReportInput): Promise<Found> {
  const answer = await ownAnswer(at, view, revealed)
  return {
    kind: 'rows',
    answer,
    allRows: answer.rows.length,
    where: [],
    command: `breachlight ${ownCommand(view)} --case DIR`,
  }
}

function foundOf(what: PinnedView, at: Askable, input: ReportInput): Promise<Found> {
  switch (what.kind) {
    case 'answer':
      return rowsOf(what, at, input)
    case 'figure':
      return figureIn(what, input)
    case 'messages':
      return messagesIn(what, at, input)
    case 'terms':
      return termsIn(what, at, input)
  }
}

/** What cannot be asked any more is told where it was pinned, and stops nothing. */
async function settled(finding: Promise<Found>): Promise<Found> {
  try {
    return await finding
  } catch (error) {
    if (error instanceof OperatorError) return { kind: 'gone', why: error.message }
    throw error
  }
}

/** Findings that a person pinned, each asked again beside the answers that the report has; one after the other. */
export async function pinnedFindings(
  at: Askable,
  pins: readonly Pin[],
  input: ReportInput,
): Promise<readonly PinnedFinding[]> {
  const findings: PinnedFinding[] = []
  for (const { title, note, what } of pins)
    findings.push({ title, note, found: await settled(foundOf(what, at, input)) })
  return findings
}
