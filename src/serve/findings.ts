import { readFileSync, statSync } from 'node:fs'
import { analyses } from '../analyse/index.ts'
import type { Answer } from '../model/answer.ts'
import { OperatorError } from '../model/errors.ts'
import type { Score } from '../model/scorecard.ts'

/** `findings.json` of a case, as far as it is read here. */
export interface Findings {
  answers: Readonly<Record<string, Answer>>
  scorecard?: readonly Score[]
}

/** Columns as the analysis has them: the file holds names sorted, and references count from the first column. */
function inOrder(answer: Answer): Answer {
  const asked = analyses.find(({ id }) => id === answer.analysis)
  const order = Object.keys(asked?.columns ?? {}).flatMap((name) =>
    name === asked?.glossed ? [name, 'gloss'] : [name],
  )
  const names = [...new Set([...order, ...Object.keys(answer.columns)])].filter((name) => name in answer.columns)
  return { ...answer, columns: Object.fromEntries(names.map((name) => [name, answer.columns[name] ?? ''])) }
}

/** Throws OperatorError for a report that shows names: the workbench takes what it shows covered from here. */
function readFindings(path: string): Findings {
  const written: Findings & { revealed: boolean } = JSON.parse(readFileSync(path, 'utf8'))
  if (written.revealed)
    throw new OperatorError(
      'The report of this case shows real names, so the workbench cannot take its findings from it.',
      {
        hint: 'Keep that report elsewhere if you need it; then write it covered: breachlight report --case DIR.',
      },
    )
  const answers = Object.entries(written.answers).map(([id, answer]) => [id, inOrder(answer)] as const)
  return { ...written, answers: Object.fromEntries(answers) }
}

/**
 * The findings at a path: read now, and again whenever another report stands there. While a report is being exchanged for
 * the next, those of the one before are given.
 */
export function findingsAt(path: string): () => Findings {
  let [stamp, findings] = [statSync(path).mtimeMs, readFindings(path)]
  return () => {
    const now = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? stamp
    if (now !== stamp) [stamp, findings] = [now, readFindings(path)]
    return findings
  }
}
