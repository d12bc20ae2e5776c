import { createWriteStream, mkdirSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { openStore } from '../../src/store/index.ts'
import { randomFrom } from '../lib/random.ts'

/** One thing an investigator asks: a search, filters, or both. Instants are milliseconds since 1970 UTC. */
export interface Query {
  terms: readonly string[]
  server: readonly string[]
  country: readonly string[]
  version: readonly string[]
  fromUtcMs: number | null
  toUtcMs: number | null
}

/** What other programs search: the same messages as a table, and their texts as files, one a server. */
export interface Exported {
  tablePath: string
  textDir: string
  /** Texts spread over the case, to take terms from. */
  sample: readonly string[]
  servers: readonly string[]
  firstUtcMs: number
  lastUtcMs: number
}

const oneLine = (text: string): string => text.replaceAll(/[\t\r\n\0]/g, ' ')

/** Writes the messages of a case out, in the order of time. */
export async function exportCase(engineDir: string, dir: string): Promise<Exported> {
  const store = await openStore(engineDir)
  const [tablePath, textDir] = [join(dir, 'messages.tsv'), join(dir, 'texts')]
  mkdirSync(textDir, { recursive: true })
  const table = createWriteStream(tablePath)
  const files = new Map<string, ReturnType<typeof createWriteStream>>()
  const sample: string[] = []
  let [rows, firstUtcMs, lastUtcMs] = [0, Number.MAX_SAFE_INTEGER, 0]
  const found = store.stream<Record<string, string | number>>(
    `SELECT at, server, family, direction, client_version, country, account, t.text AS text
     FROM browse AS b INNER JOIN texts AS t ON b.text_id = t.text_id WHERE is_message = 1`,
  )
  for await (const batch of found)
    for (const row of batch) {
      const text = oneLine(String(row['text']))
      const server = String(row['server'])
      const line = ['at', 'server', 'family', 'direction', 'client_version', 'country', 'account'].map((name) =>
        oneLine(String(row[name])),
      )
      if (!table.write(`${[...line, text].join('\t')}\n`)) await once(table, 'drain')
      const file = files.get(server) ?? createWriteStream(join(textDir, `${server}.txt`))
      files.set(server, file)
      if (!file.write(`${text}\n`)) await once(file, 'drain')
      const at = Number(row['at'])
      if (at < 8.64e15) [firstUtcMs, lastUtcMs] = [Math.min(firstUtcMs, at), Math.max(lastUtcMs, at)]
      if (rows++ % 997 === 0) sample.push(text)
    }
  for (const out of [table, ...files.values()]) await new Promise((resolve) => out.end(() => resolve(null)))
  await store.close()
  return { tablePath, textDir, sample, servers: [...files.keys()].toSorted(), firstUtcMs, lastUtcMs }
}

/** Terms that stand in the texts: Chinese ones of one to four characters, English words, and phrases of two. */
function termIn(text: string, random: (below: number) => number): string {
  const han = text.match(/\p{Script=Han}{2,}/gu) ?? []
  const words = text.match(/[A-Za-z]{3,}/g) ?? []
  const pick = <T>(some: readonly T[]): T | undefined => some[random(some.length)]
  if (han.length > 0 && (words.length === 0 || random(3) > 0)) {
    const run = pick(han) ?? ''
    const length = 1 + random(Math.min(4, run.length))
    const from = random(run.length - length + 1)
    return run.slice(from, from + length)
  }
  return pick(words) ?? '的'
}

/** `count` queries of the kinds that the page's users combine: 3 in 5 with one term, 1 in 5 with two, 1 in 5 with filters alone. */
export function queriesFrom({ sample, servers, firstUtcMs, lastUtcMs }: Exported, count: number): Query[] {
  const random = randomFrom(2008)
  const some = (values: readonly string[], oneIn: number): string[] =>
    random(oneIn) === 0 ? [values[random(values.length)] ?? ''] : []
  return Array.from({ length: count }, () => {
    const terms = Array.from({ length: [1, 1, 1, 2, 0][random(5)] ?? 1 }, () =>
      termIn(sample[random(sample.length)] ?? '', random),
    )
    const period = random(3) === 0
    const fromUtcMs = firstUtcMs + random(lastUtcMs - firstUtcMs)
    return {
      terms,
      server: some(servers, 3),
      country: some(['CN', 'TW', 'US', 'HK'], 4),
      version: some(['3.8.4.44', '5.1.4.10', ''], 6),
      fromUtcMs: period ? fromUtcMs : null,
      toUtcMs: period ? fromUtcMs + random(lastUtcMs - fromUtcMs) + 1 : null,
    }
  })
}
