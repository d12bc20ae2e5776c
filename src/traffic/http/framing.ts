import type { MessageFault } from '../../model/exchange.ts'
import type { Head } from './head.ts'

/** How a body is delimited (RFC 9112 §6). `switch`: the connection is no HTTP from here on. */
export type Framing =
  | { kind: 'none' }
  | { kind: 'length'; lengthBytes: number }
  | { kind: 'chunked' }
  | { kind: 'close' }
  | { kind: 'switch'; to: 'tunnel' | 'other' }

/** What a head says about the body that follows. */
export interface Framed {
  framing: Framing
  /** Content codings and then transfer codings but for chunked, in the order in which they were applied. */
  encodings: readonly string[]
  faults: readonly MessageFault[]
}

/** Members of all headers of a name (RFC 9110 §5.6.1: empty ones do not count), in lower case. */
function listOf(head: Head, name: string): string[] {
  const members: string[] = []
  for (const [written, value] of head.headers) {
    if (written.length < name.length || written.trimEnd().toLowerCase() !== name) continue
    for (const member of value.split(',')) if (member.trim() !== '') members.push(member.trim().toLowerCase())
  }
  return members
}

/** The one length that all Content-Length values give; null without any, 'bad' when they are no number or differ. */
function lengthOf(head: Head): number | null | 'bad' {
  const values = listOf(head, 'content-length')
  const [first] = values
  if (first === undefined) {
    return head.headers.some(([name]) => name.toLowerCase() === 'content-length') ? 'bad' : null
  }
  const lengthBytes = Number(first)
  const isOne = values.every((value) => /^\d+$/.test(value) && Number(value) === lengthBytes)
  return isOne && Number.isSafeInteger(lengthBytes) ? lengthBytes : 'bad'
}

/** RFC 9112 §6.3 without what depends on the request that is answered. */
function framedByHeaders(head: Head): Framed {
  const transfer = listOf(head, 'transfer-encoding')
  const length = lengthOf(head)
  const content = listOf(head, 'content-encoding')
  const isRequest = head.start.kind === 'request'
  if (transfer.length > 0) {
    const isChunked = transfer.at(-1) === 'chunked'
    const isBad = length !== null || (isRequest && !isChunked)
    return {
      framing: { kind: isChunked ? 'chunked' : 'close' },
      encodings: [...content, ...(isChunked ? transfer.slice(0, -1) : transfer)],
      faults: isBad ? ['bad-length'] : [],
    }
  }
  // Whoever receives such a length must close the connection, so nothing but this body follows.
  if (length === 'bad') return { framing: { kind: 'close' }, encodings: content, faults: ['bad-length'] }
  if (length !== null) return { framing: { kind: 'length', lengthBytes: length }, encodings: content, faults: [] }
  return { framing: { kind: isRequest ? 'none' : 'close' }, encodings: content, faults: [] }
}

/** `method` is that of the request that a response answers; null for a request, and where it is not known. */
export function framingOf(head: Head, method: string | null): Framed {
  const { start } = head
  const framed = framedByHeaders(head)
  if (start.kind === 'request') return start.version === '0.9' ? { ...framed, framing: { kind: 'none' } } : framed
  const none = (framing: Framing): Framed => ({ framing, encodings: [], faults: framed.faults })
  if (start.status === 101) return none({ kind: 'switch', to: 'other' })
  if (method === 'CONNECT' && start.status >= 200 && start.status < 300) return none({ kind: 'switch', to: 'tunnel' })
  const hasNoBody = start.status < 200 || start.status === 204 || start.status === 304 || method === 'HEAD'
  return hasNoBody ? none({ kind: 'none' }) : framed
}
