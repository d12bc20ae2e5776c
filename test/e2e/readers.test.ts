import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { openCase, coverageOf, lockCase, readLedger } from '../../src/custody/index.ts'
import { NOTHING_SUPPLIED } from '../../src/knowledge.ts'
import { SILENT } from '../../src/lib/progress.ts'
import { type HeldCase, investigateIn } from '../../src/pipeline.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { scratch } from './cli.ts'
import { joined, lines, plain, put, smallTree } from './evidence.ts'
import { investigated } from './investigated.ts'
import { caseWithSecret } from './spawned.ts'

/** Records of each new file; two threads parse them, so that each is a load segment. */
const ROWS = 6000
/** Lines of each that do not parse. */
const BROKEN = 200

const dir = scratch('readers')
const later = join(dir, 'later')
const first = caseWithSecret(join(dir, 'case'))
const copied = (name: string): string => {
  cpSync(first, join(dir, name, 'case'), { recursive: true })
  return join(dir, name, 'case')
}
const before = { records: 0, rejects: 0 }

beforeAll(async () => {
  const tree = smallTree(join(dir, 'tree'))
  await investigated(join(dir, 'tree'), first)
  Object.assign(before, { records: tree.records, rejects: tree.rejects })
  const broken = Array.from({ length: BROKEN }, () => 'no columns')
  for (const day of [3, 4])
    put(later, {
      [`fs07/log/contentfilter2008090${day}.log`]: joined([...lines(ROWS, day).map(plain), ...broken]),
    })
})

const options = {
  ...NOTHING_SUPPLIED,
  evidence: [later],
  cipher: null,
  design: null,
  zone: null,
  progress: SILENT,
}

/** Takes a case as the workbench does: lock and engine stay held while `work` goes on. */
async function held<T>(caseDir: string, work: (held: HeldCase & { store: Store }) => Promise<T>): Promise<T> {
  const folder = openCase(caseDir)
  const unlock = lockCase(folder.lockPath, 0)
  const store = await openStore(folder.engineDir)
  try {
    return await work({ folder, store })
  } finally {
    await store.close()
    unlock()
  }
}

interface Seen {
  records: number
  rejects: number
}

/** Asks for counts and for rows, over and over, until told to stop. */
async function read(store: Store, isDone: () => boolean): Promise<Seen[]> {
  const seen: Seen[] = []
  while (!isDone()) {
    const [counts] = await store.rows<{ records: number; rejects: number }>(
      'SELECT (SELECT count() FROM records) AS records, (SELECT count() FROM rejects) AS rejects',
    )
    const rows = await store.rows('SELECT account, address, start_byte FROM records ORDER BY start_byte DESC LIMIT 50')
    if (counts === undefined || rows.length !== 50) throw new Error('a reader saw no rows')
    seen.push(counts)
    await setTimeout(50) // somebody looks at it
  }
  return seen
}

test('four readers go on answering while evidence is added, and nothing comes out differently for it', async () => {
  const readCase = copied('read')
  const seen = await held(readCase, async (at) => {
    let isDone = false
    const readers = Array.from({ length: 4 }, () => read(at.store, () => isDone))
    const run = investigateIn(at, options).finally(() => {
      isDone = true
    })
    const [, ...all] = await Promise.all([run, ...readers])
    const sums = [...coverageOf(readLedger(at.folder.ledgerPath)).values()]
    const units = sums.reduce((sum, one) => sum + one.records + one.rejects, 0)
    expect(units).toBe(before.records + before.rejects + 2 * (ROWS + BROKEN))
    return all
  })
  for (const one of seen) {
    expect(one.length).toBeGreaterThan(5)
    expect(one[0]).toEqual({ records: before.records, rejects: before.rejects })
    for (const [n, now] of one.entries()) {
      expect(now.records).toBeGreaterThanOrEqual(one[n - 1]?.records ?? 0)
      expect(now.rejects).toBeGreaterThanOrEqual(one[n - 1]?.rejects ?? 0)
    }
    expect(one.at(-1)).toEqual({ records: before.records + 2 * ROWS, rejects: before.rejects + 2 * BROKEN })
  }
  const alone = copied('alone')
  await investigated(later, alone)
  const findings = ['read', 'alone'].map((name) =>
    readFileSync(join(dir, name, 'case', 'report', 'findings.json'), 'utf8'),
  )
  expect(findings[0]).toBe(findings[1])
}, 240_000)
