/** Now, in microseconds since 1970 UTC: as fine as a capture is, and never going back while the program runs. */
export const nowUtcUs = (): number => Math.round((performance.timeOrigin + performance.now()) * 1000)

/** China has one time the whole year, eight hours before UTC. */
const CHINA_AHEAD_MS = 8 * 3_600_000

/** `YYYY-MM-DD HH:MM:SS` on a clock in China, as clients and servers of the lab write it. */
export const chinaTime = (atUtcMs: number): string =>
  new Date(atUtcMs + CHINA_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ')
