import { jsonLine } from '../lib/json.ts'
import { PIECE_ROWS } from './file.ts'
import type { ReportInput } from './section.ts'

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function gatherNames(value: unknown, names: Set<string>): void {
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) for (const name of Object.keys(value)) names.add(name)
  for (const inner of Object.values(value)) gatherNames(inner, names)
}

/** Every name in a list, sorted: given to `JSON.stringify`, that is the order it writes them in. */
function namesIn(list: readonly unknown[]): string[] {
  const names = new Set<string>()
  gatherNames(list, names)
  return [...names].toSorted(byCodeUnit)
}

/** Objects spread over lines, lists an element a line: diffs read well. */
function* spread(value: unknown, indent: string): Generator<string> {
  if (value === null || typeof value !== 'object') yield jsonLine(value)
  else if (Array.isArray(value)) yield* spreadList(value, indent)
  else yield* spreadObject(Object.entries(value), indent)
}

function* spreadList(list: readonly unknown[], indent: string): Generator<string> {
  if (list.length === 0) return yield '[]'
  const names = namesIn(list)
  for (let start = 0; start < list.length; start += PIECE_ROWS) {
    const lines = list.slice(start, start + PIECE_ROWS).map((element) => `${indent} ${jsonLine(element, names)}`)
    yield `${start === 0 ? '[' : ','}\n${lines.join(',\n')}`
  }
  yield `\n${indent}]`
}

function* spreadObject(entries: readonly [string, unknown][], indent: string): Generator<string> {
  if (entries.length === 0) return yield '{}'
  const inner = `${indent} `
  for (const [index, [name, value]] of entries.toSorted(([a], [b]) => byCodeUnit(a, b)).entries()) {
    yield `${index === 0 ? '{' : ','}\n${inner}${jsonLine(name)}: `
    yield* spread(value, inner)
  }
  yield `\n${indent}}`
}

/** `findings.json` in pieces: every answer whole, keys sorted, a row a line; schema `breachlight/findings/1`. */
export function* findingsJson(input: ReportInput): Generator<string> {
  const content = {
    schema: 'breachlight/findings/1',
    version: input.version,
    revealed: input.revealed,
    answers: input.answers,
    ...(input.scorecard === null ? {} : { scorecard: input.scorecard }),
    evidence: input.manifest.toSorted((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.evidence_id, b.evidence_id)),
  }
  yield* spread(content, '')
  yield '\n'
}
