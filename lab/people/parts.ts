import type { Random } from '../random.ts'
import type { Figures } from '../scale.ts'

/** Parts of the world as the study counts them. */
const PARTS = ['china', 'unitedStates', 'elsewhere'] as const
export type Part = (typeof PARTS)[number]
const ABROAD = ['unitedStates', 'elsewhere'] as const

export const partOf = (country: string): Part =>
  country === 'CN' ? 'china' : country === 'US' ? 'unitedStates' : 'elsewhere'

/** Records that each part must come to. */
export const recordsByPart = ({ records, china, unitedStates }: Figures): Record<Part, number> => ({
  china,
  unitedStates,
  elsewhere: records - china - unitedStates,
})

/** Eight servers hold at most eight rows of a sending, so a part needs so many of its own; some are kept in hand. */
const ROWS_PER_SENDING = 6

/** So many like somebody who lives abroad could still be dealt there: else a country would be one person's. */
const LEAST_NEIGHBOURS = 12

/**
 * Deals sendings to the parts of the world, each near its share: the further behind a part is, the likelier it is drawn,
 * and none is dealt more than its share.
 */
export function balance(figures: Figures) {
  const records = recordsByPart(figures)
  const left = { ...records }
  for (const part of PARTS) left[part] = Math.round((records[part] * figures.sendings) / figures.records)
  const dealt: Record<Part, number> = { china: 0, unitedStates: 0, elsewhere: 0 }
  const deal = (part: Part, sendings: number): Part => {
    left[part] -= sendings
    dealt[part] += sendings
    return part
  }
  const isShort = (part: Part): boolean => dealt[part] * ROWS_PER_SENDING < records[part]
  const draw = (chance: Random, among: readonly Part[]): Part => {
    let share = chance.share() * among.reduce((sum, part) => sum + left[part], 0)
    return among.find((part) => (share -= left[part]) < 0) ?? 'china'
  }
  return {
    /** Home of somebody with so many sendings; abroad only where they are a small part of what has room. */
    home(chance: Random, sendings: number): Part {
      const part = draw(chance, PARTS)
      return deal(left[part] < sendings * LEAST_NEIGHBOURS ? 'china' : part, sendings)
    },
    /** Home of somebody who must be in China. */
    inChina: (sendings: number): Part => deal('china', sendings),
    /** One sending away from home: to where sendings are missing; `unseen` says that some countries were never written from. */
    journey(chance: Random, from: { home: Part; unseen: boolean }): Part {
      deal(from.home, -1)
      const short = ABROAD.filter((part) => isShort(part) || (from.unseen && part === 'elsewhere'))
      if (short.length > 0) return deal(chance.pick(short), 1)
      const open = ABROAD.filter((part) => left[part] > 0)
      return deal(open.length > 0 ? draw(chance, open) : from.home, 1)
    },
    /** A part without enough sendings for its records is waiting. */
    isWaiting: (): boolean => isShort('unitedStates') || isShort('elsewhere'),
  }
}
