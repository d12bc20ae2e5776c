import { createHash } from 'node:crypto'
import { CsvError, parse } from 'csv-parse/sync'
import { CODING_LABELS, type Coded, type Coding, type CodingLabel } from '../../model/coding.ts'
import { OperatorError } from '../../model/errors.ts'

/** Columns of a sheet, in order; a coder fills the last three. */
export const CODING_COLUMNS = ['item', 'query', 'hits', 'seed', 'text', 'coder', 'label', 'note'] as const

/** One sheet as a coder filled it in. */
export interface CodedSheet {
  query: string
  hits: number
  /** Name in the column `coder`; empty when there is none. */
  coder: string
  labels: Coded
  sha256: string
}

const fault = (place: string, said: string, cause?: unknown): OperatorError =>
  new OperatorError(`${place}: ${said}`, {
    hint: `Give sheets of \`coding sample\` as the coders filled them in: label is ${CODING_LABELS.join(', ')}, or empty where nothing was decided.`,
    cause,
  })

type Line = Readonly<Record<string, string>>

function linesOf(bytes: Uint8Array, name: string): Line[] {
  try {
    return parse(Buffer.from(bytes), { bom: true, columns: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) throw fault(name, `it is no CSV file: ${error.message}`, error)
    throw error
  }
}

const isLabel = (text: string): text is CodingLabel => CODING_LABELS.some((label) => label === text)

/** The one value that a column has in every row; throws when there are several. */
function only(lines: readonly Line[], column: string, name: string): string {
  const values = [...new Set(lines.map((line) => line[column] ?? ''))]
  if (values.length > 1)
    throw fault(name, `the column ${column} holds more than one value: ${values.slice(0, 3).join(', ')}`)
  return values[0] ?? ''
}

/** Reads one sheet; throws OperatorError with the item that is wrong. */
export function readCodingSheet(name: string, bytes: Uint8Array): CodedSheet {
  const lines = linesOf(bytes, name)
  const [first] = lines
  const missing = ['item', 'query', 'hits', 'coder', 'label'].filter((column) => first?.[column] === undefined)
  if (missing.length > 0) throw fault(name, `it has no rows, or not the columns ${missing.join(', ')}`)
  const labels = new Map<string, CodingLabel>()
  const seen = new Set<string>()
  for (const { item = '', label = '' } of lines) {
    if (seen.has(item)) throw fault(name, `${item} stands in it twice`)
    seen.add(item)
    const said = label.toLowerCase()
    if (isLabel(said)) labels.set(item, said)
    else if (said !== '') throw fault(name, `the label of ${item} is “${label}”`)
  }
  return {
    query: only(lines, 'query', name),
    hits: Number(only(lines, 'hits', name)),
    coder: only(
      lines.filter(({ coder }) => coder !== ''),
      'coder',
      name,
    ),
    labels,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}

/** Two sheets about one sample, and perhaps a third that settles where they differ; throws OperatorError when they do not belong together. */
export function codingOf(sheets: readonly CodedSheet[]): Coding {
  const [first, second, third, ...more] = sheets
  if (first === undefined || second === undefined || more.length > 0)
    throw fault('coding', 'there must be two sheets, or three: the third settles where the first two differ')
  const apart = sheets.find(({ query, hits }) => query !== first.query || hits !== first.hits)
  if (apart !== undefined)
    throw fault(
      'coding',
      `one sheet is about ${first.query} (${first.hits} hits), another about ${apart.query} (${apart.hits} hits)`,
    )
  if (first.coder !== '' && first.coder === second.coder)
    throw fault('coding', `both sheets are of the coder ${first.coder}; agreement with oneself says nothing`)
  if (![...first.labels.keys()].some((item) => second.labels.has(item)))
    throw fault('coding', 'no item has a label in both sheets')
  return {
    query: first.query,
    hits: first.hits,
    coders: [first.labels, second.labels],
    adjudicator: third?.labels ?? null,
    sheets: sheets.map(({ sha256 }) => sha256),
  }
}
