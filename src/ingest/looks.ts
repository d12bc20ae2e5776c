import { bufferOf } from '../lib/bytes.ts'

/** Fewer lines than this are never taken for a log: a key file may hold one base64 line. */
const FEWEST_LINES = 8

const ARMOURED = /^[A-Za-z0-9+/_-]{24,}={0,2}$/
const STAMPED = /(?:^|\D)(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}:\d{2}:\d{2}|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})/

/** Most lines are armoured ciphertext, or carry a date, a time or an address: a log, in which keys are not sought. */
export function looksLikeLog(bytes: Uint8Array): boolean {
  const lines = bufferOf(bytes)
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  if (lines.length < FEWEST_LINES) return false
  const logLines = lines.filter((line) => ARMOURED.test(line) || STAMPED.test(line.slice(0, 400))).length
  return logLines / lines.length > 0.7
}
