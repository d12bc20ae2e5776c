import { jsonLine } from '../lib/json.ts'
import type { ReportInput } from './section.ts'

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => byCodeUnit(a, b))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** A value on one line. */
const line = (value: unknown): string => jsonLine(sorted(value))

/** Objects spread over lines, lists an element a line: diffs read well, and no second copy of all rows is made. */
function spread(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return line(value)
  const inner = `${indent} `
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((element) => inner + line(element))
    : Object.entries(value)
        .toSorted(([a], [b]) => byCodeUnit(a, b))
        .map(([key, element]) => `${inner}${line(key)}: ${spread(element, inner)}`)
  const [open, close] = isList ? '[]' : '{}'
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(',\n')}\n${indent}${close}`
}

/** `findings.json`: every answer whole, keys sorted, a row a line; schema `breachlight/findings/1`. */
export function findingsJson(input: ReportInput): string {
  const content = {
    schema: 'breachlight/findings/1',
    version: input.version,
    revealed: input.revealed,
    answers: input.answers,
    evidence: input.manifest.toSorted((a, b) => byCodeUnit(a.path, b.path) || byCodeUnit(a.evidence_id, b.evidence_id)),
  }
  return `${spread(content, '')}\n`
}
