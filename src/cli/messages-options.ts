import { OperatorError } from '../model/errors.ts'
import type { Filter } from '../messages/index.ts'

interface Given {
  search?: string | undefined
  server: readonly string[]
  family: readonly string[]
  direction: readonly string[]
  clientVersion: readonly string[]
  country: readonly string[]
  account?: string | undefined
  peer?: string | undefined
  address?: string | undefined
  list?: string | undefined
  keyword?: string | undefined
  sensitive?: string | undefined
  from?: string | undefined
  to?: string | undefined
  undated?: true | undefined
  allRecords?: true | undefined
}

/** The filter that the options ask for; accounts and addresses as they were typed. */
export function askedFilter(given: Given): Partial<Filter> {
  if (given.keyword !== undefined && given.list === undefined)
    throw new OperatorError('--keyword is a keyword of a list, and no list is named.', {
      hint: 'Add --list NAME; ask list-matches names the lists, and `query` stands for the built-in queries.',
      exit: 'wrongUsage',
    })
  return {
    search: given.search ?? '',
    server: given.server,
    family: given.family,
    direction: given.direction,
    client_version: given.clientVersion,
    country: given.country.map((code) => (/^[a-z]{2}$/.test(code) ? code.toUpperCase() : code)),
    account: given.account ?? null,
    peer: given.peer ?? null,
    address: given.address ?? null,
    list: given.list ?? null,
    keyword: given.keyword ?? null,
    sensitive: given.sensitive ?? null,
    fromUtcMs: instantOf('--from', given.from),
    toUtcMs: instantOf('--to', given.to),
    dates: given.undated === true ? 'undated' : 'any',
    records: given.allRecords === true ? 'all' : 'messages',
  }
}

/** `2008-06-01`, `2008-06-01T12:00` or with seconds; a zone at its end, or UTC. */
const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?<zone>Z|[+-]\d{2}:\d{2})?)?$/

function instantOf(option: string, written: string | undefined): number | null {
  if (written === undefined) return null
  const match = INSTANT.exec(written)
  const isDay = !/[T ]/.test(written)
  const zone = isDay || match?.groups?.['zone'] !== undefined ? '' : 'Z'
  const utcMs = match === null ? Number.NaN : Date.parse(`${written.replace(' ', 'T')}${zone}`)
  if (!Number.isNaN(utcMs)) return utcMs
  throw new OperatorError(`${option} ${written} is no instant.`, {
    hint: 'Write a day, 2008-06-01, or a time, 2008-06-01T12:30+08:00; without a zone it is UTC.',
    exit: 'wrongUsage',
  })
}

/** A whole number that an option gives. */
export function wholeNumber(
  written: string | undefined,
  { option, usual, most }: { option: string; usual: number; most: number },
): number {
  if (written === undefined) return usual
  const value = Number(written)
  if (/^\d{1,15}$/.test(written) && value <= most) return value
  throw new OperatorError(`${option} ${written} is not possible.`, {
    hint: `Give a whole number up to ${most}.`,
    exit: 'wrongUsage',
  })
}
