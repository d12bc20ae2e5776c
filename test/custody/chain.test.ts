import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openChain, readChain } from '../../src/custody/index.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-chain-'))
afterAll(() => rmSync(dir, { recursive: true }))

function chainOf(count: number): string {
  const path = join(dir, `chain-${count}-${Math.random()}`)
  const chain = openChain<{ n: number }>(path)
  for (let n = 0; n < count; n++) chain.append({ n })
  chain.close()
  return path
}

test('entries come back in order, across openings', () => {
  const path = chainOf(3)
  const chain = openChain<{ n: number }>(path)
  chain.append({ n: 3 }, { n: 4 })
  chain.close()
  expect(readChain<{ n: number }>(path).entries.map((entry) => entry.n)).toEqual([0, 1, 2, 3, 4])
})

test('a torn last line is cut off and writing goes on', () => {
  const path = chainOf(2)
  appendFileSync(path, 'abc {"n":')
  const chain = openChain<{ n: number }>(path)
  chain.append({ n: 2 })
  chain.close()
  expect(readChain<{ n: number }>(path).entries.map((entry) => entry.n)).toEqual([0, 1, 2])
})

test('every flipped byte, dropped, swapped or doubled line is noticed', () => {
  const sound = readFileSync(chainOf(6))
  const path = join(dir, 'tampered')
  const read = (bytes: Buffer) => {
    writeFileSync(path, bytes)
    return () => readChain(path)
  }
  expect(read(sound)).not.toThrow()
  for (let at = 0; at < sound.length - 1; at++) {
    const changed = Buffer.from(sound)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(read(changed), `byte ${at}`).toThrow(/broken at line/)
  }
  const lines = sound.toString().trimEnd().split('\n')
  for (let at = 0; at < lines.length - 1; at++) {
    const dropped = lines.filter((_, index) => index !== at)
    const swapped = lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')
    const doubled = lines.toSpliced(at, 0, lines[at] ?? '')
    for (const wrong of [dropped, swapped, doubled])
      expect(read(Buffer.from(`${wrong.join('\n')}\n`))).toThrow(/broken at line/)
  }
})
