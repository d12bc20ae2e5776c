import { OperatorError } from '../model/errors.ts'
import { coverageOf, type LedgerState } from './ledger.ts'

/** What does not add up: log streams that are not wholly loaded, or whose bytes are not all record, framing or reject. */
export function unbalanced(state: LedgerState): string[] {
  const coverage = coverageOf(state)
  return [...state.streams].flatMap(([key, { stream }]) => {
    if (stream.kind !== 'log') return []
    const sum = coverage.get(key)
    if (sum?.final !== true) return [`${stream.path} is not wholly loaded`]
    const isTiled = sum.recordBytes + sum.framingBytes + sum.rejectBytes === sum.toByte
    return isTiled ? [] : [`${stream.path} has bytes that are neither record, framing nor reject`]
  })
}

/** A run whose bytes do not add up fails: no number may follow from it. */
export function requireBalance(state: LedgerState): void {
  const [first, ...more] = unbalanced(state)
  if (first === undefined) return
  const others = more.length > 0 ? `, and ${more.length} more` : ''
  throw new OperatorError(`The bytes of the evidence do not add up: ${first}${others}.`, {
    hint: 'Run the same command again; if it says so again, this is a fault in Breachlight: please report it.',
    exit: 'integrity',
  })
}
