import type { FieldProfile } from '../custody/index.ts'
import { parseAddress } from '../lib/addresses.ts'
import { entropyBits as entropyOf } from '../lib/stats.ts'
import { compileTime } from '../lib/times.ts'
import type { Charset, LogFormat, Role } from '../model/format.ts'
import { compileSplit, inferFormat } from '../parse/index.ts'
import { detectCharset } from '../text/charset.ts'
import { alternateOf, mixedCharset, readable } from './charsets.ts'
import type { UserFormat } from './jobs.ts'
import { lineEndCode } from './line-end.ts'

/** Lines a format is inferred from: enough for rare values, few enough to be quick. */
const MOST_LINES = 600

/** Share of lines that an offered format must parse, typed columns included, to be taken over. */
const OFFERED_RATE = 0.9

const GIVEN = 'format given by the investigator'

export interface Structure {
  format: LogFormat | null
  charset: Charset | null
  alternate: Charset | null
  lineEndCode: 10 | 13
  parseRate: number
  note: string
  fields: readonly FieldProfile[]
}

export interface StructureHint {
  stem: string
  userFormat: UserFormat | undefined
  /** Formats a person wrote for any stream: one that fits is preferred to inference. */
  general: readonly LogFormat[]
  /** Formats of sibling streams: one that fits is taken over, so that a short file is not read differently by chance. */
  siblings: readonly LogFormat[]
}

const NONE: Structure = {
  format: null,
  charset: null,
  alternate: null,
  lineEndCode: 10,
  parseRate: 0,
  note: '',
  fields: [],
}

const NEWLINE = Buffer.from('\n')

/** Character set, line ends and format of opened sample bytes: lines when every line was enciphered, else runs of bytes. */
export function readStructure(plain: readonly Uint8Array[], unit: 'line' | 'file', hint: StructureHint): Structure {
  const joined = Buffer.concat(unit === 'line' ? plain.flatMap((line) => [line, NEWLINE]) : plain)
  const charset = hint.userFormat?.charset ?? detectCharset(joined)?.charset ?? mixedCharset(joined)
  if (charset === null) return NONE
  const alternate = alternateOf(joined, charset)
  const text = readable(joined, charset, alternate)
  const found = { charset, alternate, lineEndCode: lineEndCode(text) }
  const lines = linesIn(text, found.lineEndCode)
  return formatOf(lines, hint, found)
}

const linesIn = (text: string, code: 10 | 13): string[] =>
  text
    .split(code === 13 ? '\r' : /\r?\n/)
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)

type Found = Pick<Structure, 'charset' | 'alternate' | 'lineEndCode'>

/** What a person said, else what a sibling is, else what inference finds. */
function formatOf(lines: readonly string[], hint: StructureHint, found: Found): Structure {
  if (hint.userFormat !== undefined)
    return profiled(adopted(hint.userFormat.format, lines, { ...found, note: GIVEN }), lines)
  for (const format of hint.general) {
    const structure = adopted(format, lines, { ...found, note: GIVEN })
    if (structure.parseRate >= OFFERED_RATE) return profiled(structure, lines)
  }
  for (const format of hint.siblings) {
    const structure = adopted(format, lines, { ...found, note: 'format of its sibling files' })
    if (structure.parseRate >= OFFERED_RATE) return structure
  }
  const inference = inferFormat(lines, { stem: hint.stem })
  if (inference === null) return { ...NONE, ...found }
  const { format, parseRate, note } = inference
  const fields = inference.columns.map(({ name, role, distinct, entropyBits }) => ({
    column: name,
    role,
    distinct,
    entropyBits,
    sampled: lines.length,
  }))
  return { ...found, format, parseRate, note, fields }
}

/** A format that was not inferred here, with the share of lines it parses. */
function adopted(format: LogFormat, lines: readonly string[], found: Found & { note: string }): Structure {
  const split = compileSplit(format.layout, format.columns.length)
  const bounds = new Int32Array(format.columns.length * 2)
  const validators = format.columns.map(({ role, written }) => validatorOf(role, written))
  const fitting = lines.filter((line) => {
    const bytes = Buffer.from(line)
    if (!split(bytes, 0, bytes.length, bounds)) return false
    return validators.every((valid, at) => valid?.(bytes.toString('utf8', bounds[at * 2], bounds[at * 2 + 1])) ?? true)
  })
  return { ...found, format, parseRate: lines.length === 0 ? 0 : fitting.length / lines.length, fields: [] }
}

/** The same with its columns profiled, as inference would have done. */
function profiled(structure: Structure, lines: readonly string[]): Structure {
  const { format } = structure
  if (format === null) return structure
  const split = compileSplit(format.layout, format.columns.length)
  const bounds = new Int32Array(format.columns.length * 2)
  const counts = format.columns.map(() => new Map<string, number>())
  for (const line of lines) {
    const bytes = Buffer.from(line)
    if (!split(bytes, 0, bytes.length, bounds)) continue
    for (const [at, count] of counts.entries()) {
      const value = bytes.toString('utf8', bounds[at * 2], bounds[at * 2 + 1])
      count.set(value, (count.get(value) ?? 0) + 1)
    }
  }
  const fields = format.columns.map(({ name, role }, at) => {
    const values = [...(counts[at]?.values() ?? [])]
    return { column: name, role, distinct: values.length, entropyBits: entropyOf(values), sampled: lines.length }
  })
  return { ...structure, fields }
}

/** Columns whose values can be checked one by one. */
function validatorOf(role: Role, written: string | undefined): ((value: string) => boolean) | null {
  if (role === 'ip') return (value) => parseAddress(value) !== null
  if (role !== 'datetime' || written === undefined) return null
  const instant = compileTime(written, 0)
  return (value) => instant(value) !== null
}
