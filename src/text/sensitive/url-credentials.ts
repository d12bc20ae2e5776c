import { defineDetector } from '../detector.ts'

/** A scheme and all that belongs to the address; Chinese goes on without a blank, so it ends one. */
const URL_FORM = /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,11}:\/\/[^\s"'<>\u3000-\u9fff]{4,2048}/gi
/** A user and a password before the host. */
const USERINFO = /^[a-z0-9+.-]+:\/\/[^/?#@:]{1,64}:[^/?#@]{1,64}@[a-z0-9]/i
/** A query value that is named as a secret. */
const SECRET =
  /[?&;](?:password|passwd|pwd|pass|token|access_token|auth_token|secret|api_?key|session_?id|sid|auth)=[^&#;]{4}/i

export default defineDetector({
  id: 'url-credentials',
  title: 'Web addresses with credentials in them',
  validates: 'user and password before the host, or a query value named as password, token, key or session',
  source: 'RFC 3986 §3.2.1 and §3.4',
  cues: { zh: [], en: [] },
  find: (text) =>
    Array.from(text.matchAll(URL_FORM), (match) => ({
      start: match.index,
      end: match.index + match[0].replace(/[,.;!)\]}]+$/, '').length,
      value: match[0].replace(/[,.;!)\]}]+$/, ''),
    })).filter(({ value }) => USERINFO.test(value) || SECRET.test(value)),
})
