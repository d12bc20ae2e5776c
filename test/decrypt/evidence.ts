import { createHash } from 'node:crypto'
import type { Sample } from '../../src/decrypt/sample.ts'
import { findKeys } from '../../src/keys/index.ts'
import type { KeyCandidate } from '../../src/model/chain.ts'

/** Bytes no different from random, the same on every run. */
export function chance(sizeBytes: number, seed: string): Buffer {
  const parts = Array.from({ length: Math.ceil(sizeBytes / 32) }, (_, i) =>
    createHash('sha256').update(`${seed}/${i}`).digest(),
  )
  return Buffer.concat(parts).subarray(0, sizeBytes)
}

const WORDS = [
  '今天',
  '天气',
  '不错',
  '我们',
  '去吃饭',
  '电话',
  '谢谢',
  '明天',
  '上海',
  '你好',
  '手机',
  '没有',
  '什么',
  '知道',
  '学生',
  '工作',
]

/** Lines of a chat log with invented people. */
export const logLines = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) => {
    const draw = chance(32, `line ${i}`)
    const words = [...draw.subarray(0, 5 + (i % 9))].map((byte) => WORDS[byte % WORDS.length])
    const time = `2008-08-${String(1 + (i % 28)).padStart(2, '0')} ${10 + (i % 12)}:${10 + (i % 50)}:${10 + ((i * 7) % 50)}`
    return Buffer.from(`${time}\t58.30.${draw[20] ?? 0}.${draw[21] ?? 0}\twang_${draw[22] ?? 0}\t${words.join('')}${i}`)
  })

export function sampleOf(bytes: Uint8Array): Sample {
  const starts = Array.from({ length: 12 }, (_, i) => 65_536 + i * 4096 * 4).filter((start) => start < bytes.length)
  return {
    sizeBytes: bytes.length,
    head: bytes.subarray(0, 65_536),
    slices: starts.map((startByte) => ({ startByte, bytes: bytes.subarray(startByte, startByte + 4096) })),
  }
}

const columns = (line: string): string => `${line.split('\t').length}/${line.split('|').length}`

/** Share of lines whose numbers of tabs and bars are the commonest ones, where there are any. */
export function parseRate(plain: readonly Uint8Array[], unit: 'line' | 'file'): number {
  const texts = plain.map((bytes) => Buffer.from(bytes).toString('latin1'))
  const lines = unit === 'line' ? texts : texts.flatMap((text) => text.split('\n').filter((line) => line !== ''))
  const counts = new Map<string, number>()
  for (const line of lines) if (columns(line) !== '1/1') counts.set(columns(line), (counts.get(columns(line)) ?? 0) + 1)
  return lines.length === 0 ? 0 : Math.max(0, ...counts.values()) / lines.length
}

export const keysIn = (path: string, text: string | Uint8Array): KeyCandidate[] =>
  findKeys({ evidenceId: 'e'.repeat(64), path, bytes: Buffer.from(text) })

/** A candidate key as a finder would give it. */
export const candidate = (bytes: Uint8Array, purpose: KeyCandidate['purpose'] = 'key'): KeyCandidate => ({
  id: `key-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`,
  bytes,
  reading: 'raw',
  purpose,
  finder: 'assignment',
  name: 'enckey',
  place: null,
})

/** Some twenty wrong keys of every size in use. */
export const DECOYS: readonly KeyCandidate[] = [
  8, 8, 8, 8, 16, 16, 16, 24, 24, 32, 32, 5, 10, 11, 13, 20, 40, 9, 8, 16,
].map((size, i) => candidate(chance(size, `decoy ${i}`)))
