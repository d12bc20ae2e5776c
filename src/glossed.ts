import { analyses } from './analyse/index.ts'
import type { Answer } from './model/answer.ts'
import { GLOSS_CREDIT, glossesOf } from './text/gloss.ts'

/** Column of Chinese words of an analysis that readers get the English meaning of. */
const glossedColumn = ({ analysis }: Answer): string | undefined => analyses.find(({ id }) => id === analysis)?.glossed

/** Answers with a column `gloss` beside their Chinese words, as they are shown: what is masked stays so. */
export async function withGlosses(answers: readonly Answer[]): Promise<Answer[]> {
  const words = answers.flatMap((answer) => {
    const column = glossedColumn(answer)
    return column === undefined ? [] : answer.rows.map((row) => String(row[column]))
  })
  const glosses = await glossesOf(words)
  return answers.map((answer) => {
    const column = glossedColumn(answer)
    return column === undefined || glosses.size === 0 ? answer : glossed(answer, column, glosses)
  })
}

function glossed(answer: Answer, column: string, glosses: ReadonlyMap<string, string>): Answer {
  const columns = Object.entries(answer.columns).flatMap(([name, meaning]) =>
    name === column
      ? [
          [name, meaning],
          ['gloss', `what ${column} can mean in English; null when it is not Chinese`],
        ]
      : [[name, meaning]],
  )
  return {
    ...answer,
    columns: Object.fromEntries(columns),
    rows: answer.rows.map((row) => ({ ...row, gloss: glosses.get(String(row[column])) ?? null })),
    caveats: [...answer.caveats, GLOSS_CREDIT],
  }
}
