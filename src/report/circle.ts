import type { Row } from '../model/answer.ts'
import { distinctTexts, textAt } from './answers.ts'
import type { Circle } from './figures/ego.ts'

/** Nodes that a picture holds with readable names. */
const MOST_ADDRESSES = 20
const MOST_OTHERS = 36

/** The rows of `widest-circle` as a picture; null without rows. */
export function circleOf(rows: readonly Row[]): Circle | null {
  const own = rows.filter((row) => row['hop'] === 0)
  const account = textAt(own[0], 'from')
  if (account === '') return null
  const addresses = own.map((row) => ({ name: textAt(row, 'to'), reading: textAt(row, 'reading') }))
  const shown = addresses.slice(0, MOST_ADDRESSES)
  const placeOf = new Map(shown.map(({ name }, at) => [name, at]))
  const beside = rows.filter((row) => row['hop'] !== 0)
  const near = distinctTexts(
    beside.filter((row) => placeOf.has(textAt(row, 'to'))),
    'from',
  )
  const others = near.slice(0, MOST_OTHERS).map((name) => ({
    name,
    lines: beside.flatMap((row) => {
      const address = placeOf.get(textAt(row, 'to'))
      return textAt(row, 'from') === name && address !== undefined ? [{ address, reading: textAt(row, 'reading') }] : []
    }),
  }))
  const more = {
    addresses: addresses.length - shown.length,
    others: distinctTexts(beside, 'from').length - others.length,
  }
  return { account, addresses: shown, others, more }
}
