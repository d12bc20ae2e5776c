import { createHash } from 'node:crypto'

export const EMPTY_SHA256 = createHash('sha256').digest('hex')

/** One number for what was in all messages, whatever their order. */
export interface HttpDigest {
  requests: number
  responses: number
  digest: string
}

/** Lines are `METHOD TARGET SHA256` of requests and `STATUS SHA256` of responses. */
export function digestOf(lines: readonly string[]): HttpDigest {
  const responses = lines.filter((line) => /^\d/.test(line)).length
  const digest = createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
  return { requests: lines.length - responses, responses, digest }
}
