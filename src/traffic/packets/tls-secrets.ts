import { latin1 } from '../../lib/bytes.ts'
import type { CaptureTally } from '../../model/exchange.ts'

/** Lines kept of one capture: five for each connection under TLS 1.3. */
const MAX_LINES = 1 << 16
/** The type "TLS Key Log" of a Decryption Secrets Block. */
export const TLS_KEY_LOG = 0x544c534b

/** NSS key log: what the secret is, the client's random number (or the start of its RSA message), the secret. */
const LINE = /^[A-Z][A-Z0-9_]{1,63} [0-9a-fA-F]{16,64} [0-9a-fA-F]{64,192}$/

/** Keeps the lines of a key log that have its shape; false when there are more than are kept. */
export function keepSecrets(log: Uint8Array, tally: CaptureTally): boolean {
  for (const line of latin1(log).split(/\r\n|\r|\n/)) {
    if (!LINE.test(line)) continue
    if (tally.tlsSecrets.length >= MAX_LINES) return false
    tally.tlsSecrets.push(line)
  }
  return true
}
