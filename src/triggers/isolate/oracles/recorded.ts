import { z } from 'zod'
import { OperatorError } from '../../../model/errors.ts'
import type { Oracle, Seen } from '../question.ts'

/** A recorded answer; other lines of a log of trials say nothing of a text and are passed over. */
const ANSWER = z.object({ text: z.string(), triggered: z.boolean(), masked: z.string().nullish() })

function recordedAnswers(name: string, jsonl: string): Map<string, Seen[]> {
  const answers = new Map<string, Seen[]>()
  for (const [index, line] of jsonl.split('\n').entries()) {
    if (line.trim() === '') continue
    const answer = ANSWER.safeParse(valueOf(name, line, index + 1))
    if (!answer.success) continue
    const { text, triggered, masked } = answer.data
    const known = answers.get(text) ?? []
    answers.set(text, known)
    known.push({ triggered, masked: masked ?? null })
  }
  return answers
}

function valueOf(name: string, line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new OperatorError(`${name}, line ${number}, is no JSON.`, {
      hint: 'Give one {"text":"…","triggered":true or false} a line, or a log of isolate.',
      cause: error,
    })
  }
}

/** Answers that were written down before: several to one text are given in turn, the last one from then on. */
export function openRecorded(name: string, jsonl: string): Oracle {
  const answers = recordedAnswers(name, jsonl)
  return {
    async ask(text) {
      const known = answers.get(text) ?? []
      const answer = known.length > 1 ? known.shift() : known[0]
      if (answer !== undefined) return answer
      throw new OperatorError(`${name} has no answer to a text of ${text.length} characters that is needed next.`, {
        hint: `Find out whether this triggers, and add a line for it: ${JSON.stringify({ text })}`,
      })
    },
    close: async () => undefined,
  }
}
