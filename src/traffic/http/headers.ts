import type { Exchange, HttpMessage } from '../../model/exchange.ts'

/** Value of the first header of that name (RFC 9110 §5.1: case does not matter); null when there is none. */
export function headerOf(message: Pick<HttpMessage, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase()
  for (const [written, value] of message.headers) if (written.toLowerCase() === wanted) return value
  return null
}

/** The absolute URL of the request (RFC 9110 §7.1), as written; null without a request or without a host. */
export function urlOf(exchange: Exchange): string | null {
  const { request, scheme } = exchange
  if (request === null) return null
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(request.target)) return request.target
  if (request.host === null || !request.target.startsWith('/')) return null
  return `${scheme}://${request.host}${request.target}`
}
