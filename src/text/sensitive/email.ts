import { defineDetector, type Find } from '../detector.ts'
import { isTopLevelDomain } from '../top-level-domains.ts'

/** Longest local part (RFC 5321 §4.5.3.1.1). */
const LOCAL = /[A-Za-z0-9_](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?$/
const LOCAL_CHARS = 64
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,5}([A-Za-z]{2,18})(?![A-Za-z0-9@])/
const DOMAIN_CHARS = 253

/** The address around an `@`, over the single blanks that some put beside it. */
function around(text: string, at: number): Find | null {
  const left = text[at - 1] === ' ' ? at - 1 : at
  const right = text[at + 1] === ' ' ? at + 2 : at + 1
  const local = LOCAL.exec(text.slice(Math.max(0, left - LOCAL_CHARS), left))?.[0] ?? ''
  const domain = DOMAIN.exec(text.slice(right, right + DOMAIN_CHARS))
  if (local === '' || local.includes('..') || domain === null || !isTopLevelDomain(domain[1] ?? '')) return null
  return { start: left - local.length, end: right + domain[0].length, value: `${local}@${domain[0]}`.toLowerCase() }
}

export default defineDetector({
  id: 'email',
  title: 'E-mail addresses',
  validates: 'local part and domain name by their grammar; a country’s top-level domain or a known generic one',
  source: 'RFC 5322 §3.4.1 (dot-atom), RFC 1035 §2.3.1, IANA root zone',
  cues: { zh: [], en: [] },
  find(text) {
    const finds: Find[] = []
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      const found = around(text, at)
      if (found !== null) finds.push(found)
    }
    return finds
  },
})
