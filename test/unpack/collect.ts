import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ByteSource } from '../../src/unpack/container.ts'
import { type Damage, type Leaf, unpack } from '../../src/unpack/index.ts'

export type Met =
  | { path: string; name: string; text: string; damage: Damage | null }
  | { path: string; name: string; reject: string; detail: string }

/** A source of bytes in memory, handed out in chunks of a given size. */
export function memory(bytes: Uint8Array, name = 'item', chunkBytes = 64 * 1024): ByteSource {
  async function* read(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  return { name, sizeBytes: bytes.length, filePath: null, read }
}

/** Reads one leaf whole; text is Latin-1, one character per byte. */
export async function readLeaf(leaf: Leaf): Promise<Met> {
  const place = { path: leaf.containerPath, name: leaf.name }
  if (leaf.kind === 'reject') return { ...place, reject: leaf.reason, detail: leaf.detail }
  const chunks: Uint8Array[] = []
  for await (const chunk of leaf.read()) chunks.push(Buffer.from(chunk))
  return { ...place, text: Buffer.concat(chunks).toString('latin1'), damage: leaf.damage() }
}

const spoolDir = mkdtempSync(join(tmpdir(), 'spool-'))
process.once('exit', () => rmSync(spoolDir, { recursive: true, force: true }))

/** Everything in a source, read whole; fails when a spooled file is left behind. */
export async function collect(source: ByteSource): Promise<Met[]> {
  const met: Met[] = []
  for await (const leaf of unpack(source, { spoolDir })) met.push(await readLeaf(leaf))
  const left = readdirSync(spoolDir)
  if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`)
  return met
}

/** One line per leaf, for tables: `path|name=text` or `path|name!reason`. */
export const brief = (met: readonly Met[]): string[] =>
  met.map((one) =>
    'reject' in one
      ? `${one.path}|${one.name}!${one.reject}`
      : `${one.path}|${one.name}=${one.text}${one.damage === null ? '' : `!${one.damage.reason}@${one.damage.atByte}`}`,
  )
