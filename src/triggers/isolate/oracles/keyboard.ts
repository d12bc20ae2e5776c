import { createInterface } from 'node:readline/promises'
import { visible } from '../../../lib/visible.ts'
import { OperatorError } from '../../../model/errors.ts'
import type { Oracle } from '../question.ts'

const YES = /^(?:y|yes|1)$/i
const NO = /^(?:n|no|0)$/i

const noMore = (): OperatorError =>
  new OperatorError('Nobody answers any more.', {
    hint: 'Run the same command again: it goes on with the question that was open.',
    exit: 'interrupted',
  })

/** A person who sends each text by hand and types what happened. Throws OperatorError without a terminal. */
export function openKeyboard(
  input: NodeJS.ReadableStream & { isTTY?: boolean },
  output: NodeJS.WritableStream,
): Oracle {
  if (!input.isTTY)
    throw new OperatorError('--ask asks a person, and there is no terminal.', {
      hint: 'Run it in a terminal, or give --oracle, --http or --recorded.',
      exit: 'wrongUsage',
    })
  const lines = createInterface({ input, output })
  const gone = new Promise<null>((resolve) => {
    lines.once('close', () => resolve(null))
  })
  return {
    async ask(text) {
      for (;;) {
        const asked = lines.question(`\nSend this text:\n${visible(text)}\nDid it trigger? [y/n] `)
        const typed = (await Promise.race([asked, gone]))?.trim()
        if (typed === undefined) throw noMore()
        if (YES.test(typed)) return { triggered: true, masked: null }
        if (NO.test(typed)) return { triggered: false, masked: null }
      }
    },
    close: async () => lines.close(),
  }
}
