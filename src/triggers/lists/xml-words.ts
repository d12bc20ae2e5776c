import { Parser } from 'htmlparser2'
import { latin1 } from '../../lib/bytes.ts'
import type { Charset } from '../../model/format.ts'
import { decodeStrict } from '../../text/charset.ts'
import { type ListReject, MOST_LINES } from './decoder.ts'

/** Words of an XML file whose elements nobody described: the values that stand where most values stand. */
export interface XmlWords {
  /** Encoding that the declaration claims, lower case; null when it claims none. */
  claims: string | null
  /** Where they stand: element names from the root, and `@name` for an attribute. */
  path: string
  words: readonly string[]
  /** Values that stand elsewhere. */
  others: number
  rejects: readonly ListReject[]
}

interface Value extends Omit<ListReject, 'reason'> {
  path: string
  raw: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const MOST_CODE_POINT = 0x10ffff

/** Text without the references of XML 1.0 §4.1 and §4.6; what is no reference stays as it is. */
const dereferenced = (text: string): string =>
  text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g, (written, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? written
    const code = Number(`${name.startsWith('#x') ? '0' : ''}${name.slice(1)}`)
    return code <= MOST_CODE_POINT ? String.fromCodePoint(code) : written
  })

/** Nesting of real lists is two or three deep; where it is deeper than this, reading stops. */
const MOST_DEPTH = 64
/** The parser is asked after so many characters how deep it is. */
const STEP_CHARS = 64 << 10

/** Gathers text and attribute values with their paths. */
function gatherer(values: Value[]) {
  const open: string[] = []
  let text = { raw: '', startByte: 0 }
  return {
    depth: () => open.length,
    flush(endByte: number): void {
      if (text.raw.trim() !== '') values.push({ path: open.join('/'), ...text, endByte })
      text = { raw: '', startByte: 0 }
    },
    open(name: string, attributes: Readonly<Record<string, string>>, span: Pick<Value, 'startByte' | 'endByte'>): void {
      open.push(name)
      for (const [attribute, raw] of Object.entries(attributes))
        if (raw.trim() !== '') values.push({ path: `${open.join('/')}@${attribute}`, raw, ...span })
    },
    text(raw: string, startByte: number): void {
      text = text.raw === '' ? { raw, startByte } : { ...text, raw: text.raw + raw }
    },
    close: (): void => void open.pop(),
  }
}

/** Text and attribute values of a document. One character is one byte: in GB 18030, too, no part of another looks like markup. */
function valuesOf(document: string): { values: readonly Value[]; readBytes: number } {
  const values: Value[] = []
  const gather = gatherer(values)
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        gather.flush(parser.startIndex)
        gather.open(name, attributes, { startByte: parser.startIndex, endByte: parser.endIndex + 1 })
      },
      ontext: (raw) => gather.text(raw, parser.startIndex),
      onclosetag() {
        gather.flush(parser.startIndex)
        gather.close()
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  for (let at = 0; at < document.length; at += STEP_CHARS) {
    parser.write(document.slice(at, at + STEP_CHARS))
    if (gather.depth() > MOST_DEPTH || values.length > MOST_LINES)
      return { values, readBytes: Math.min(document.length, at + STEP_CHARS) }
  }
  parser.end()
  return { values, readBytes: document.length }
}

/** What a text counts for beside an attribute: attributes hold versions and numbers as well as words. */
const TEXT_WEIGHT = 1.5

/** The path that most values share; of two alike the first. */
function commonPath(values: readonly Value[]): string {
  const counts = new Map<string, number>()
  for (const { path } of values) counts.set(path, (counts.get(path) ?? 0) + (path.includes('@') ? 1 : TEXT_WEIGHT))
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0]
}

const DECLARATION = /^<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/
const UTF8_MARK = '\u00ef\u00bb\u00bf'

/** Head of an XML file as bytes: the encoding it claims, and whether it is XML at all. */
export function xmlClaim(bytes: Uint8Array): { claims: string | null } | null {
  const head = latin1(bytes.subarray(0, 512)).replace(UTF8_MARK, '').trimStart()
  if (!/^<[?!A-Za-z_]/.test(head) || /^<(?:!doctype\s+)?html\b/i.test(head)) return null
  return { claims: DECLARATION.exec(head)?.[1]?.toLowerCase() ?? null }
}

/** The words of an XML file in the character set given; null when it is no XML or holds no words. */
export function xmlWords(bytes: Uint8Array, charset: Charset): XmlWords | null {
  const claim = xmlClaim(bytes)
  if (claim === null) return null
  const { values, readBytes } = valuesOf(latin1(bytes))
  const path = commonPath(values)
  const wanted = values.filter((value) => value.path === path)
  const words: string[] = []
  const rejects: ListReject[] = []
  for (const { raw, startByte, endByte } of wanted) {
    const text = decodeStrict(Buffer.from(raw, 'latin1'), charset)
    if (text !== null) words.push(dereferenced(text))
    else rejects.push({ reason: `not valid in ${charset}`, startByte, endByte })
  }
  if (readBytes < bytes.length)
    rejects.push({
      reason: `elements nested deeper than ${MOST_DEPTH}, or behind ${MOST_LINES} values`,
      startByte: readBytes,
      endByte: bytes.length,
    })
  return words.length === 0 ? null : { ...claim, path, words, others: values.length - wanted.length, rejects }
}

/** What to say of where the words stood. */
export const xmlNotes = ({ path, others }: XmlWords): string[] => [
  `Words are what stands in ${path}: the names of elements were not published, so the commonest place counts.`,
  ...(others > 0 ? [`${others} values stand elsewhere and were left out.`] : []),
]

/** What to add where only the form of an XML file says whose it is. */
export const formNote = (client: string): string =>
  `Only its form says that it is a list of ${client}; other programs write such files, too. --as xml takes it for words alone.`
