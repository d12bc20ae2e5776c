import { OperatorError } from '../../../model/errors.ts'
import type { Oracle } from '../question.ts'
import { answerOf, lateAnswer, LONGEST_ANSWER_BYTES, noAnswer, question } from './protocol.ts'

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost)$/

/** The endpoint, if texts may be sent there: this machine, or the host that was named. Throws OperatorError otherwise. */
export function endpointOf(written: string, allowedHost: string | null): URL {
  const url = URL.canParse(written) ? new URL(written) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new OperatorError(`${written} is no URL to ask.`, {
      hint: 'Give one that begins with http:// or https:// and holds no password.',
      exit: 'wrongUsage',
    })
  if (!LOOPBACK.test(url.hostname) && url.hostname !== allowedHost)
    throw new OperatorError(`${url.hostname} is not this machine.`, {
      hint: `Texts leave this machine only for a host that you name: --allow-host ${url.hostname}.`,
      exit: 'wrongUsage',
    })
  return url
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length
    if (sizeBytes > LONGEST_ANSWER_BYTES) throw noAnswer('answered more than an answer can hold')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** An HTTP endpoint that takes a question as a JSON body and answers with one. Redirects are refused: they lead elsewhere. */
export function openHttp(url: URL, options: { timeoutMs: number }): Oracle {
  let asked = 0
  return {
    async ask(text) {
      const id = (asked += 1)
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: question(id, text),
          redirect: 'error',
          signal: AbortSignal.timeout(options.timeoutMs),
        })
        const body = await bodyOf(response)
        if (!response.ok) throw noAnswer(`answered with HTTP status ${response.status}`)
        return answerOf(body, id)
      } catch (error) {
        if (error instanceof DOMException && error.name === 'TimeoutError') throw lateAnswer(options.timeoutMs)
        if (error instanceof TypeError) throw noAnswer(`cannot be reached at ${url.host}`, error)
        throw error
      }
    },
    close: async () => undefined,
  }
}
