import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CaseFolder, writeAll } from './custody/index.ts'
import type { Outcome } from './model/translation.ts'
import type { Store } from './store/index.ts'
import { type NextName, refilled } from './store/refill.ts'
import { compileQueries } from './text/enrich.ts'
import { isChinese, outcomeOf, scriptOf, type Translator } from './translate/index.ts'

/** A line of the case's `translations.jsonl`: what became of one text. The last line about a text counts. */
interface Line {
  /** Place in the file, from 0. */
  line: number
  text_id: string
  engine: string
  outcome: Outcome
  english: string
}

/** Text and its id in hexadecimal. */
interface Text {
  readonly [column: string]: string
  id: string
  text: string
}

/** Stands for what is translated, so that derived tables and report are made again when it changes. */
export const translationsDigest = ({ translationsPath: path }: CaseFolder): string =>
  existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''

/** Lines that have an outcome other than failed by this engine: what it need not be asked again. */
function settledIn(lines: readonly string[], engine: string): Set<string> {
  const settled = new Set<string>()
  for (const line of lines) {
    const { text_id, outcome, engine: by }: Line = JSON.parse(line)
    if (by === engine && outcome !== 'failed') settled.add(text_id)
    else settled.delete(text_id)
  }
  return settled
}

/** The whole lines of the file; half a line that a run left behind is cut off. */
function wholeLines(file: number): string[] {
  const bytes = readFileSync(file)
  ftruncateSync(file, bytes.lastIndexOf('\n') + 1)
  return bytes.toString('utf8').split('\n').slice(0, -1)
}

/**
 * Translates every text of the case that `translator` has not settled yet. Every batch is on disk before the next is asked
 * for, so a run that was broken off goes on where it stopped. Tells how many texts are done.
 */
export async function translateTexts(
  store: Store,
  folder: CaseFolder,
  { translator, advance }: { translator: Translator; advance: (texts: number) => void },
): Promise<void> {
  const file = openSync(folder.translationsPath, 'a+', 0o600)
  const lines = wholeLines(file)
  const settled = settledIn(lines, translator.name)
  let line = lines.length
  const keep = (texts: readonly Text[], english: readonly (string | null)[], of: (at: number) => Outcome): void => {
    const entries = texts.map(({ id }, at): Line => {
      const entry = { line, text_id: id, engine: translator.name, outcome: of(at), english: english[at] ?? '' }
      line += 1
      return entry
    })
    writeAll(file, Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')))
    fsyncSync(file)
    advance(texts.length)
  }
  try {
    for await (const { texts, script } of batches(open(store, settled), translator.batch)) {
      const sources = texts.map(({ text }) => text)
      if (script === null) keep(texts, sources, () => 'not-chinese')
      else {
        const attempts = await translator.translate(sources, script)
        keep(
          texts,
          attempts.map((attempt) => ('english' in attempt ? attempt.english : null)),
          (at) => outcomeOf(sources[at] ?? '', attempts[at] ?? { failure: 'no answer' }),
        )
      }
    }
  } finally {
    closeSync(file)
  }
}

async function* open(store: Store, settled: ReadonlySet<string>): AsyncGenerator<Text> {
  const found = store.stream<Text>('SELECT hex(text_id) AS id, text FROM texts ORDER BY text_id')
  for await (const texts of found) for (const text of texts) if (!settled.has(text.id)) yield text
}

const SCRIPTS = ['simplified', 'traditional', null] as const
type Script = (typeof SCRIPTS)[number]

/** Texts of one script in groups; null for those that hold nothing Chinese. */
async function* batches(texts: AsyncIterable<Text>, size: number): AsyncGenerator<{ texts: Text[]; script: Script }> {
  const waiting = new Map<Script, Text[]>(SCRIPTS.map((script) => [script, []]))
  for await (const text of texts) {
    const script = isChinese(text.text) ? scriptOf(text.text) : null
    const group = waiting.get(script) ?? []
    if (group.push(text) < size) continue
    yield { texts: group, script }
    waiting.set(script, [])
  }
  for (const [script, group] of waiting) if (group.length > 0) yield { texts: group, script }
}

/** Fills the tables of translations from the case's file: of each text the last line, and the queries its English matches. */
export async function fillTranslations(store: Store, folder: CaseFolder): Promise<void> {
  await refilled(store, ['translations', 'translated_matches'], async (into) => {
    if (!hasLines(folder.translationsPath)) return
    await loadTranslations(store, into('translations'), folder.translationsPath)
    await matchTranslations(store, {
      from: into('translations'),
      into: into('translated_matches'),
      path: join(folder.tmpDir, 'translated_matches.jsonl'),
    })
  })
}

function hasLines(path: string): boolean {
  if (!existsSync(path)) return false
  const file = openSync(path, 'r+')
  const lines = wholeLines(file)
  closeSync(file)
  return lines.length > 0
}

async function loadTranslations(store: Store, into: NextName, fromPath: string): Promise<void> {
  await store.command(
    `INSERT INTO ${into}
     SELECT toFixedString(unhex(id), 16), argMax(engine, line), argMax(outcome, line), argMax(english, line)
     FROM (
       SELECT text_id AS id, engine, outcome, english, line
       FROM file({fromPath:String}, 'JSONEachRow', 'line UInt64, text_id String, engine String, outcome String, english String')
     ) AS lines
     GROUP BY id`,
    { fromPath },
  )
}

/** The English terms of the queries, looked for in every translation and every text that is not Chinese. */
async function matchTranslations(
  store: Store,
  { from, into, path }: { from: NextName; into: NextName; path: string },
): Promise<void> {
  const matchesIn = compileQueries()
  async function* found() {
    const translations = store.stream<Text>(
      `SELECT hex(text_id) AS id, english AS text FROM ${from} WHERE outcome IN ('translated', 'not-chinese')`,
    )
    for await (const texts of translations)
      for (const { id, text } of texts)
        for (const { keyword } of matchesIn(text))
          if (keyword.endsWith('/en')) yield `${JSON.stringify({ id, query: keyword.slice(0, -'/en'.length) })}\n`
  }
  await writeFile(path, found(), { mode: 0o600 })
  await store.command(
    `INSERT INTO ${into} SELECT toFixedString(unhex(id), 16), query
     FROM file({path:String}, 'JSONEachRow', 'id String, query String')`,
    { path },
  )
  rmSync(path)
}
