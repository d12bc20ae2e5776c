import { createDecipheriv } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { LabTruth } from '../../lab/generate.ts'

export interface ReadRow {
  server: string
  account: string
  address: string
  text: string
  recordedTime: string
}

interface Readings {
  rows: ReadRow[]
  rejects: number
}

function unseal(cipher: string, key: Buffer, from: { iv: Buffer | null; bytes: Buffer }): Buffer | null {
  const decipher = createDecipheriv(cipher, key, from.iv)
  try {
    return Buffer.concat([decipher.update(from.bytes), decipher.final()])
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null // OpenSSL: wrong padding or a broken block
    throw error
  }
}

/** ustar: name at 0, size in octal at 124, members on 512-byte borders. */
function untar(bytes: Buffer): Buffer[] {
  const members: Buffer[] = []
  for (let at = 0; bytes[at] !== 0; ) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8)
    members.push(bytes.subarray(at + 512, at + 512 + size))
    at += 512 + 512 * Math.ceil(size / 512)
  }
  return members
}

function plainLines(file: Buffer, server: LabTruth['servers'][string], key: Buffer | null): (string | null)[] {
  const decoder = new TextDecoder(server.charset, { fatal: true })
  if (key === null || server.unit === 'file') {
    const plain =
      key === null ? file : unseal('aes-128-cbc', key, { iv: file.subarray(0, 16), bytes: file.subarray(16) })
    if (plain === null) throw new Error('a whole file does not open')
    return decoder.decode(plain).split('\n')
  }
  return file
    .toString('latin1')
    .split(/\r?\n/)
    .map((line) => {
      if (line === '') return ''
      const bytes = Buffer.from(line, 'base64')
      if (bytes.toString('base64') !== line) return null
      const plain = unseal('des-ede3-ecb', Buffer.concat([key, key, key]), { iv: null, bytes })
      return plain === null ? null : decoder.decode(plain)
    })
}

/** Lines of every file of one log of a server, opened with the key that the truth names; null for what does not open. */
export function readLog(outDir: string, truth: LabTruth, log: { server: string; name: string }): (string | null)[] {
  const server = truth.servers[log.server]
  if (server === undefined) throw new Error(`the truth knows no ${log.server}`)
  const hex = truth.keys.find((key) => key.key_id === server.key_id)?.hex
  const folder = join(outDir, truth.tree, log.server)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => new RegExp(`/${log.name}[^a-z/]`).test(path))
    .toSorted()
    .flatMap((path) => membersOf(path, readFileSync(join(folder, path))))
    .flatMap((file) => plainLines(file, server, hex === undefined ? null : Buffer.from(hex, 'hex')))
    .filter((line) => line !== '')
}

function membersOf(path: string, bytes: Buffer): Buffer[] {
  if (path.endsWith('.tar.gz')) return untar(gunzipSync(bytes))
  return [path.endsWith('.gz') ? gunzipSync(bytes) : bytes]
}

/** Reads every message log back, knowing keys and columns from the truth file but nothing of how it was written. */
export function readTree(outDir: string, truth: LabTruth): Readings {
  const readings: Readings = { rows: [], rejects: 0 }
  for (const [name, server] of Object.entries(truth.servers)) {
    for (const line of readLog(outDir, truth, { server: name, name: 'contentfilter' })) {
      const cells = line?.split(server.delimiter) ?? []
      const cell = (column: string): string => cells[server.columns.findIndex((known) => known === column)] ?? ''
      if (cells.length !== server.columns.length) readings.rejects += 1
      else {
        const recordedTime = cell('datetime') || `${cell('date')} ${cell('time')}`
        const [account, address, text] = [cell('account'), cell('address'), cell('text')]
        readings.rows.push({ server: name, account, address, text, recordedTime })
      }
    }
  }
  return readings
}
