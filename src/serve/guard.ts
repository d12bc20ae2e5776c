import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import type { Env } from './room.ts'
import type { Sessions } from './sessions.ts'

/** Names under which a browser on this machine may call us: any other name that leads here is somebody's rebinding. */
const hostsOf = (port: number): ReadonlySet<string> =>
  new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])

/** Whether a request names exactly us: one Host header from the list, and no other host in its first line (RFC 9112 §3.2). */
export function isForUs(request: Pick<IncomingMessage, 'rawHeaders' | 'url'>, port: number): boolean {
  const named = request.rawHeaders.filter((_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === 'host')
  const [host = ''] = named
  return named.length === 1 && hostsOf(port).has(host) && request.url?.startsWith('/') === true
}

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), clipboard-read=()',
  'Cache-Control': 'no-store',
}

/** Every answer says what a browser may do with it; none may be kept. */
export const withHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
}

const READS = new Set(['GET', 'HEAD'])

/**
 * Refuses what another page could send: a request that a browser marks as coming from elsewhere, and a change that does not
 * prove to come from our own page or is not JSON (a form cannot send that).
 */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const own = new URL(c.req.url).origin
  const isRead = READS.has(c.req.method)
  if (isRead ? (site ?? 'same-origin') !== 'same-origin' && site !== 'none' : site !== 'same-origin')
    return c.body(null, 403)
  if (isRead ? origin !== undefined && origin !== own : origin !== own) return c.body(null, 403)
  if (!isRead && !/^application\/json(?:;|$)/.test(c.req.header('Content-Type') ?? '')) return c.body(null, 415)
  return next()
}

/** Lets nobody in without the secret that the launch link was exchanged for. */
export const withSession =
  (sessions: Sessions, nowUtcMs: () => number): MiddlewareHandler<Env> =>
  async (c, next) => {
    const [, bearer = ''] = /^Bearer ([\w-]{43})$/.exec(c.req.header('Authorization') ?? '') ?? []
    const session = sessions.of(bearer)
    if (session === null)
      return c.json({ message: 'This tab was not let in.', hint: 'Open the workbench with a new link.' }, 401)
    c.set('session', session)
    c.set('revealed', session.revealedUntilUtcMs > nowUtcMs())
    return next()
  }
