import type { Layout, LogFormat, Role } from '../model/format.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { formats } from './formats.gen.ts'

export interface InferredColumn {
  name: string
  role: Role
  written?: string
  /** Different values in the sample. */
  distinct: number
  /** Shannon entropy of the values in the sample. */
  entropyBits: number
}

export interface Inference {
  format: LogFormat
  /** Share of the sampled lines (without blank ones) that have the columns of the format, 0…1. */
  parseRate: number
  columns: readonly InferredColumn[]
  /** For people: why this format, and what was assumed. */
  note: string
}

/** Enough to see habits; more lines are thinned out evenly. */
const MOST_LINES = 2000
/** Longer lines tell nothing about the columns of the others. */
const LONGEST_LINE_CHARS = 65_536
const FEWEST_LINES = 3

/** Most lines must follow the format … */
const MIN_RATE = 0.6
/** … or, among lines of another kind, those that have the separator must, and hold strong columns. */
const MIN_RATE_AMONG_OTHERS = 0.25
const STRONG = 10

/** A name, a number or a version alone also stands in settings and lists; a time does not. */
const TIMES: readonly Role[] = ['date', 'time', 'datetime']
/** Two columns with an address are a log only when they go on for long: short ones are tables of hosts. */
const LONG = 50

function isEvents(evaluation: Evaluation): boolean {
  const has = (role: Role): boolean => evaluation.roles.some((choice) => choice.role === role)
  if (TIMES.some(has)) return true
  return has('ip') && (evaluation.roles.length > 2 || (evaluation.profiles[0]?.values.length ?? 0) >= LONG)
}

const isAcceptable = (evaluation: Evaluation): boolean =>
  isEvents(evaluation) &&
  evaluation.score > 0 &&
  (evaluation.parseRate >= MIN_RATE ||
    (evaluation.parseRate >= MIN_RATE_AMONG_OTHERS &&
      evaluation.rateAmongSeparated >= MIN_RATE &&
      evaluation.score >= STRONG * evaluation.parseRate))

const usableLines = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.replace(/^\uFEFF/, ''))
    .filter((line) => line.trim() !== '' && line.length <= LONGEST_LINE_CHARS)

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  '\t': 'tab', ' ': 'space', ',': 'comma', ';': 'semicolon', '|': 'pipe', ':': 'colon', '~': 'tilde', '/': 'slash', '-': 'dash',
} // biome-ignore format: a table

function layoutName(layout: Layout): string {
  if (layout.kind === 'leading') {
    if (layout.parts.some(({ after }) => /\w"?[=:]"?$/.test(after))) return 'keyed'
    return layout.parts[0]?.before === '' ? 'leading' : 'bracketed'
  }
  const name = [...layout.delimiter]
    .map((sign) => DELIMITER_NAMES[sign] ?? `u${(sign.codePointAt(0) ?? 0).toString(16)}`)
    .join('-')
  return layout.quote === null ? name : `${name}-quoted`
}

/** Separators in words, for people. */
const describeLayout = (layout: Layout): string =>
  layout.kind === 'leading'
    ? `${layout.parts.length - 1} leading columns and the rest of the line`
    : `separated by ${JSON.stringify(layout.delimiter)}${layout.quote === null ? '' : ', values may be quoted'}`

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function noteOn(evaluation: Evaluation, lineCount: number): string {
  const { layout, names, roles, parseRate } = evaluation
  const assumed = names.filter((_, index) => roles[index]?.ambiguous === true)
  const habit = `${percent(parseRate)} of ${lineCount} sampled lines have ${roles.length} columns, ${describeLayout(layout)}`
  return assumed.length === 0
    ? habit
    : `${habit}; day and month could be exchanged in ${assumed.join(', ')}, month first was assumed`
}

function toInference(evaluation: Evaluation, lines: readonly string[], stem: string): Inference {
  const { layout, header, parseRate } = evaluation
  const columns = evaluation.roles.map(({ role, written }, index) => ({
    name: evaluation.names[index] ?? '',
    role,
    ...(written === undefined ? {} : { written }),
    distinct: evaluation.profiles[index]?.distinct ?? 0,
    entropyBits: evaluation.profiles[index]?.entropyBits ?? 0,
  }))
  return {
    format: {
      id: `${stem === '' ? 'log' : stem}-${columns.length}-${layoutName(layout)}`,
      layout,
      header,
      columns: columns.map(({ name, role, written }) => ({
        name,
        role,
        ...(written === undefined ? {} : { written }),
      })),
    },
    parseRate,
    columns,
    note: noteOn(evaluation, lines.length),
  }
}

/** Layouts that did best on a thinned sample get the full one. */
const SCREEN_LINES = 250
const FINALISTS = 5

const thinned = (lines: readonly string[], most: number): readonly string[] => {
  const step = Math.ceil(lines.length / most)
  return step <= 1 ? lines : lines.filter((_, index) => index % step === 0)
}

function bestOf(layouts: readonly Layout[], lines: readonly string[]): Evaluation[] {
  return layouts
    .map((layout) => evaluate(lines, layout))
    .filter((evaluation) => evaluation !== null)
    .toSorted((one, other) => other.score - one.score)
}

/**
 * The format of the lines, or null when they are no log: prose, settings, markup, word lists, ciphertext. `hint.stem` only
 * names the format.
 */
export function inferFormat(lines: readonly string[], hint: { stem: string }): Inference | null {
  const usable = usableLines(lines)
  if (usable.length < FEWEST_LINES) return null
  const sample = thinned(usable, MOST_LINES)
  const proposals = formats.flatMap((plugin) => plugin.propose(sample))
  const screened = bestOf(proposals, thinned(sample, SCREEN_LINES)).map(({ layout }) => layout)
  const best = bestOf(screened.slice(0, FINALISTS), sample).find(isAcceptable)
  return best === undefined ? null : toInference(best, sample, hint.stem)
}
