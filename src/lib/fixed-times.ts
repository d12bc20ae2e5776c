import { compileInstant } from './instants.ts'
import { newTimeFields, type Step, stepsOf, UNSET } from './time-layouts.ts'

/** UTC milliseconds of the time written in bytes `start`…`end`, null when it is not of the layout or names no real second. */
export type ByteTime = (bytes: Uint8Array, start: number, end: number) => number | null

/** A field or a sign that always stands at the same place. */
type Cell =
  | { kind: 'number'; at: number; digits: number; field: number; low: number; high: number }
  | { kind: 'sign'; at: number; code: number }

/**
 * Reads a layout in which every field has one width (`YYYY-MM-DD HH:mm:ss`) straight from bytes, as `compileTime` reads it
 * from text; null for any other layout. No text is made of them, which a million records feel.
 */
export function compileFixedTime(written: string, zoneOffsetMinutes: number): ByteTime | null {
  const laidOut = cellsOf(stepsOf(written))
  if (laidOut === null) return null
  const { cells, sizeBytes } = laidOut
  const fields = newTimeFields()
  const instant = compileInstant(zoneOffsetMinutes)
  return (bytes, start, end) => {
    if (end - start !== sizeBytes) return null
    fields.fill(UNSET)
    for (const cell of cells) {
      if (cell.kind === 'number') {
        const value = numberAt(bytes, start + cell.at, cell.digits)
        if (value < cell.low || value > cell.high) return null
        fields[cell.field] = value
      } else if (bytes[start + cell.at] !== cell.code) return null
    }
    return instant(fields)
  }
}

function cellsOf(steps: readonly Step[]): { cells: readonly Cell[]; sizeBytes: number } | null {
  const cells: Cell[] = []
  let at = 0
  for (const step of steps) {
    if (step.kind === 'number' && step.minDigits === step.maxDigits && !step.spacePadded) {
      cells.push({ kind: 'number', at, digits: step.maxDigits, field: step.field, low: step.low, high: step.high })
      at += step.maxDigits
    } else if (step.kind === 'literal' && step.text.charCodeAt(0) < 0x80) {
      cells.push({ kind: 'sign', at, code: step.text.charCodeAt(0) })
      at += 1
    } else return null
  }
  return { cells, sizeBytes: at }
}

/** The number in `digits` decimal digits, -1 when one of them is none. */
function numberAt(bytes: Uint8Array, start: number, digits: number): number {
  let value = 0
  for (let at = start; at < start + digits; at++) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}
