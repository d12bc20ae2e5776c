import { utcTime } from '../lib/shown.ts'
import { type Counted, FACETS } from '../messages/index.ts'
import { textOf } from '../messages-file.ts'
import type { ShownMessage } from '../messages-shown.ts'
import { tableText } from './out.ts'

const COLUMNS = ['time', 'server', 'family', 'account', 'address', 'text'] as const

/** Records as an aligned table. */
export const messagesText = (messages: readonly ShownMessage[]): string =>
  tableText(
    COLUMNS,
    messages.map((message) => ({
      time: message.observedAtUtcMs === null ? null : utcTime(message.observedAtUtcMs).replace(/ UTC$/, ''),
      server: message.server,
      family: message.family,
      account: message.account?.shown ?? null,
      address: message.address?.shown ?? null,
      text: textOf(message),
    })),
  )

/** Values of a facet that are printed. */
const MOST_VALUES = 12

/** How the result divides up, facet by facet. */
export const countsText = ({ facets }: Counted): string =>
  tableText(
    ['column', 'value', 'records'],
    FACETS.flatMap((facet) =>
      facets[facet].slice(0, MOST_VALUES).map(({ value, records }) => ({
        column: facet,
        value: value === '' ? null : value,
        records,
      })),
    ),
  )
