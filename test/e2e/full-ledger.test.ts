import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openChain, readChain } from '../../src/custody/index.ts'
import { scratch } from './cli.ts'

const disk = join(scratch('full-ledger'), 'disk')
mkdirSync(disk)
const canMount =
  process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]).status === 0
const skipped = canMount ? '' : ' (skipped: mounting a small disk needs root)'
afterAll(() => {
  if (canMount) execFileSync('umount', [disk])
})

/** True when the work was done, false when the disk had no room for it. */
function fits(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

function fill(): void {
  const file = openSync(join(disk, 'filler'), 'w')
  const chunk = Buffer.alloc(4096)
  while (fits(() => writeSync(file, chunk)));
  closeSync(file)
}

describe.skipIf(!canMount)(`a chain on a disk that fills up${skipped}`, () => {
  test('holds every entry that was said to be written, whatever failed before it, and stays unbroken', () => {
    const path = join(disk, 'chain.jsonl')
    const chain = openChain<{ n: number; text: string }>(path)
    const written: number[] = []
    const append = (n: number): void => {
      if (fits(() => chain.append({ n, text: 'x'.repeat(700) }))) written.push(n)
    }
    append(1)
    fill()
    for (let n = 2; n < 20; n++) append(n)
    rmSync(join(disk, 'filler'))
    append(20)
    chain.close()
    expect(readChain<{ n: number }>(path).entries.map((entry) => entry.n)).toEqual(expect.arrayContaining(written))
    const later = openChain<{ n: number; text: string }>(path)
    later.append({ n: 21, text: '' })
    later.close()
    expect(readChain<{ n: number }>(path).entries.at(-1)?.n).toBe(21)
  })
})
