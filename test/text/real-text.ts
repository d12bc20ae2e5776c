import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readList } from '../../src/text/lists.ts'

const DATA = join('..', 'shared', 'data')

/** Whether real text and published lists lie beside the project; they are not part of it. */
export const hasRealText = existsSync(join(DATA, 'text')) && existsSync(join(DATA, 'lists'))

/** Real messages, one a line: a line break inside one becomes U+0001, so that tools that read lines see the same. */
export function realTexts(): string[] {
  const nus = linesOf('nus_sms_zh.tsv').map((text) =>
    text.replaceAll(/\\([tnr\\])/g, (_, sign: string) => (sign === '\\' ? '\\' : sign === 't' ? '\t' : '\u0001')),
  )
  return [...nus, ...linesOf('lccc_toy_zh.tsv'), ...linesOf('cc0_zhTW.tsv')].map((text) =>
    text.replaceAll('\r', '\u0001'),
  )
}

const linesOf = (name: string): string[] =>
  readFileSync(join(DATA, 'text', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(line.indexOf('\t') + 1))

/** Every distinct keyword of the published lists. */
export function publishedKeywords(): string[] {
  const rows: { word: string }[] = parse(readFileSync(join(DATA, 'lists', 'blocked-words.csv')), { columns: true })
  const files = readdirSync(join(DATA, 'lists'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(plain|txt)$/.test(name),
  )
  const listed = files
    .toSorted()
    .flatMap((name) => readList({ name, bytes: readFileSync(join(DATA, 'lists', name)) }).keywords)
  return [...new Set([...rows.map(({ word }) => word.trim()), ...listed])].filter((word) => word !== '')
}

/** Published keywords, filled up with pieces of the texts, of `shortest` to `shortest` + 4 units, until there are so many. */
export function manyKeywords(count: number, texts: readonly string[], shortest = 2): string[] {
  const keywords = new Set(publishedKeywords().slice(0, count))
  for (let n = 1; keywords.size < count; n += 1) {
    const text = texts[(Math.imul(n, 2_654_435_761) >>> 0) % texts.length] ?? ''
    const at = (n * 7919) % Math.max(1, text.length)
    const piece = text.slice(at, at + shortest + (n % 5))
    if (!/[\ud800-\udfff]/.test(piece) && piece.trim() === piece && piece.length >= shortest) keywords.add(piece)
  }
  return [...keywords]
}
