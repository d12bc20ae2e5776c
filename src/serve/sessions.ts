import { createHash, randomBytes } from 'node:crypto'

/** How long names stay uncovered once somebody gave a reason. */
export const REVEAL_MS = 10 * 60_000

/** How long a launch link opens the workbench. */
export const LAUNCH_MS = 60_000

/** One browser tab that was let in. */
export interface Session {
  /** Until when names are shown to it; 0: covered. */
  revealedUntilUtcMs: number
}

/** Who may ask. Secrets are kept as their SHA-256, so that none can be read out of memory in the clear or compared byte by byte. */
export interface Sessions {
  /** A launch secret that lets one tab in once, within {@link LAUNCH_MS}; it replaces the one before. */
  launch(nowUtcMs: number): string
  /** Exchanges a launch secret for a bearer secret; null when it is not the open one, too old or used. */
  enter(launch: string, nowUtcMs: number): string | null
  /** The session of a bearer secret; null when there is none. */
  of(bearer: string): Session | null
}

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): string => createHash('sha256').update(text).digest('base64')

export function openSessions(): Sessions {
  const sessions = new Map<string, Session>()
  let launch: { digest: string; untilUtcMs: number } | null = null
  return {
    launch(nowUtcMs) {
      const token = secret()
      launch = { digest: digest(token), untilUtcMs: nowUtcMs + LAUNCH_MS }
      return token
    },
    enter(token, nowUtcMs) {
      if (launch === null || launch.digest !== digest(token)) return null
      const { untilUtcMs } = launch
      launch = null
      if (nowUtcMs > untilUtcMs) return null
      const bearer = secret()
      sessions.set(digest(bearer), { revealedUntilUtcMs: 0 })
      return bearer
    },
    of: (bearer) => sessions.get(digest(bearer)) ?? null,
  }
}
