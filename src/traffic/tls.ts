import { access, constants, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'
import type { CaptureTally, Exchange } from '../model/exchange.ts'
import { TlsConnections } from './tls/connections.ts'
import { PACKET_ARGUMENTS, packetOf } from './tls/packet.ts'
import { type TsharkEnd, tsharkLines } from './tls/tshark.ts'

/** tshark reads some 60 MB in a second; a machine sixty times as slow still ends in time. */
const TIMEOUT_MS_PER_MIB = 1000
const MIN_TIMEOUT_MS = 60_000
/** Decrypted bytes are fewer than those of the capture and take two characters each; a packet of 60 bytes has a line of 120. */
const OUTPUT_PER_BYTE = 4
const MIN_OUTPUT_BYTES = 16 << 20

/** What tshark may take for a capture of a size: whole milliseconds and bytes. */
export const limitsFor = (sizeBytes: number): { timeoutMs: number; maxOutputBytes: number } => ({
  timeoutMs: Math.max(MIN_TIMEOUT_MS, Math.ceil(sizeBytes / (1 << 20)) * TIMEOUT_MS_PER_MIB),
  maxOutputBytes: MIN_OUTPUT_BYTES + sizeBytes * OUTPUT_PER_BYTE,
})

export interface TlsOptions {
  /** An unpacked capture file; nothing but this path is given to tshark. */
  capturePath: string
  /** A key log (NSS format) that somebody hands in; null to use only the secrets in the capture. */
  keyLogPath: string | null
  /** What reading the capture came to; `tls_decrypted` is added. */
  tally: CaptureTally
  /** A folder for what tshark needs meanwhile. */
  tempDir: string
  /** Directories in which tshark is looked for, as in PATH. */
  searchPath: string
}

export interface DecryptedTls {
  /** Some at a time; to be read once, and to its end. */
  exchanges: AsyncIterable<readonly Exchange[]>
  /** What was decrypted, or why nothing was and what to do; null when no connection is under TLS. Whole after the last exchange. */
  note: string | null
}

const isOne = (number: number): string => (number === 1 ? 'connection is' : 'connections are')

const noteWithoutSecrets = (connections: number): string =>
  `${connections} ${isOne(connections)} under TLS and the capture carries no secrets: let the application write a key log (SSLKEYLOGFILE) while capturing, and hand it in`

const noteWithoutTshark = (connections: number): string =>
  `${connections} ${isOne(connections)} under TLS and there are secrets, but tshark is not installed: install it (package tshark, or Wireshark) and run again`

function noteOf(end: TsharkEnd, connections: number, sums: TlsConnections['sums']): string {
  if (end.kind === 'absent') return noteWithoutTshark(connections)
  const said = [`${sums.decrypted} of ${Math.max(connections, sums.seen)} connections under TLS were decrypted`]
  if (sums.http2 > 0) said.push(`${sums.http2} speak HTTP/2, which is not read`)
  if (end.kind === 'failed') said.push(`tshark stopped before its end: ${end.detail}`)
  else if (sums.decrypted === 0) said.push('the secrets do not fit: they must be of these very connections')
  return said.join('; ')
}

async function readableKeyLog(path: string): Promise<string> {
  try {
    await access(path, constants.R_OK)
    return resolve(path)
  } catch (error) {
    if (codeOf(error) === null) throw error
    throw new OperatorError(`the key log cannot be read: ${path}`, {
      hint: 'give the path of a file with lines such as CLIENT_RANDOM …',
      cause: error,
    })
  }
}

/** Fills `reading.note` at its end. */
async function* exchangesOf(options: TlsOptions, reading: DecryptedTls): AsyncGenerator<readonly Exchange[]> {
  const { capturePath, keyLogPath, tally, tempDir, searchPath } = options
  const { size: sizeBytes } = await stat(capturePath)
  const connections = new TlsConnections()
  const keyLog = keyLogPath === null ? [] : ['-o', `tls.keylog_file:${await readableKeyLog(keyLogPath)}`]
  const lines = tsharkLines({
    tempDir,
    searchPath,
    arguments: [...PACKET_ARGUMENTS, ...keyLog, '-r', resolve(capturePath)],
    ...limitsFor(sizeBytes),
  })
  try {
    let step = await lines.next()
    for (; step.done !== true; step = await lines.next()) {
      for (const line of step.value) {
        const packet = packetOf(line)
        if (packet !== null) connections.packet(packet)
      }
      const exchanges = connections.take()
      if (exchanges.length > 0) yield exchanges
    }
    connections.end(tally)
    yield connections.take()
    reading.note = noteOf(step.value, tally.counts.tls_connections ?? 0, connections.sums)
  } finally {
    await lines.return({ kind: 'done' })
  }
}

async function* nothing(): AsyncGenerator<readonly Exchange[]> {}

/**
 * The exchanges of a capture's connections under TLS, as far as its own secrets or a key log open them. tshark decrypts;
 * what comes out is read like any other connection. Times are those of the packet that completes a TLS record.
 */
export function decryptTls(options: TlsOptions): DecryptedTls {
  const connections = options.tally.counts.tls_connections ?? 0
  if (connections === 0) return { exchanges: nothing(), note: null }
  if (options.keyLogPath === null && options.tally.tlsSecrets.length === 0)
    return { exchanges: nothing(), note: noteWithoutSecrets(connections) }
  const reading: DecryptedTls = { exchanges: nothing(), note: null }
  reading.exchanges = exchangesOf(options, reading)
  return reading
}
