import { z } from 'zod'
import { jsonLine } from '../../../lib/json.ts'
import { visible } from '../../../lib/visible.ts'
import { OperatorError } from '../../../model/errors.ts'
import type { Seen } from '../question.ts'

/** What an oracle answers, on one line or as the body of a response. */
const ANSWER = z.union([
  z.object({ id: z.int(), error: z.string() }),
  z.object({ id: z.int(), triggered: z.boolean(), masked: z.string().optional() }),
])

/** A longer answer is no answer: it holds the masked text at most. */
export const LONGEST_ANSWER_BYTES = 1 << 20

const SHOWN = 120

/** The question as it is sent. */
export const question = (id: number, text: string): string => jsonLine({ id, text })

const unusable = (what: string, cause?: unknown): OperatorError =>
  new OperatorError(`The oracle ${what}.`, {
    hint: 'It must answer each question with {"id":…,"triggered":true or false}; see docs/isolate.md. What it answered so far is in the log.',
    cause,
  })

export const lateAnswer = (timeoutMs: number): OperatorError =>
  unusable(`did not answer within ${timeoutMs / 1000} seconds`)
export const noAnswer = (why: string, cause?: unknown): OperatorError => unusable(why, cause)

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw unusable(`answered what is no JSON: “${visible(line.slice(0, SHOWN))}”`, error)
  }
}

/** Reads an answer to question `id`; throws OperatorError when it is none. */
export function answerOf(line: string, id: number): Seen {
  const answer = ANSWER.safeParse(valueOf(line))
  if (!answer.success) throw unusable(`answered in another form: “${visible(line.slice(0, SHOWN))}”`, answer.error)
  if (answer.data.id !== id) throw unusable(`answered question ${answer.data.id} when asked question ${id}`)
  if ('error' in answer.data) throw unusable(`reports an error: “${visible(answer.data.error.slice(0, SHOWN))}”`)
  return { triggered: answer.data.triggered, masked: answer.data.masked ?? null }
}
