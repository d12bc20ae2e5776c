import * as Plot from '@observablehq/plot'
import { draw } from './draw.ts'

/** An account by what of its messages no word explains. */
export interface UnexplainedAccount {
  messages: number
  unexplained: number
  /** Unexplained messages that accounts like everybody else hardly exceed. */
  usualMost: number
  kind: 'target' | 'member' | 'other'
}

const WIDTH_PX = 880
const HEIGHT_PX = 360

/** What is usual by number of messages: one value each, and never less for more of them. */
function usualBand(accounts: readonly UnexplainedAccount[]): { messages: number; usualMost: number }[] {
  const band = new Map<number, number>()
  let most = 0
  for (const { messages, usualMost } of accounts.toSorted((a, b) => a.messages - b.messages)) {
    most = Math.max(most, usualMost)
    band.set(messages, most)
  }
  return Array.from(band, ([messages, usualMost]) => ({ messages, usualMost }))
}

/** Each account as a mark, how much it wrote against how much of it is unexplained; shaded is what is usual. */
export function unexplained(label: string, accounts: readonly UnexplainedAccount[]): string {
  const of = (kind: UnexplainedAccount['kind']) => accounts.filter((account) => account.kind === kind)
  const place = { x: 'messages', y: 'unexplained' }
  return draw(label, {
    width: WIDTH_PX,
    height: HEIGHT_PX,
    marginLeft: 56,
    marginBottom: 42,
    marginTop: 22,
    x: { type: 'log', label: 'distinct messages', labelArrow: 'none', ticks: 6, tickFormat: ',d', tickSize: 4 },
    y: { label: 'unexplained messages', labelArrow: 'none', ticks: 6, tickSize: 4, zero: true },
    marks: [
      Plot.areaY(usualBand(accounts), { x: 'messages', y: 'usualMost', className: 'land' }),
      Plot.gridY({ className: 'grid', ticks: 6 }),
      Plot.dot(of('other'), { ...place, r: 4, className: 'control' }),
      Plot.dot(of('member'), { ...place, r: 5, symbol: 'square', className: 'self' }),
      Plot.dot(of('target'), { ...place, r: 5, className: 'caught' }),
      Plot.ruleY([0], { className: 'axis' }),
    ],
  })
}
