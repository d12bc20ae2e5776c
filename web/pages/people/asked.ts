import { addressOf, path, query, setQuery } from '../../lib/route.ts'

/** Where the people are; an account is named below it by its pseudonym. */
export const PEOPLE = '/people'

/** The account that the address names; empty for the list. */
export const accountAsked = (): string => decodeURIComponent(path.value.slice(PEOPLE.length + 1))

/** What of the surroundings is asked for, as it stands in the address. */
export function surroundingsAsked() {
  return {
    account: accountAsked(),
    hops: numberOr('hops', 1),
    most: numberOr('most', 150),
    ties: query.value.get('ties') === '1',
    hideShared: query.value.get('shared') === '0',
    /** Pseudonym of the mark that is looked at; empty: the middle. */
    at: query.value.get('at') ?? '',
    /** Pseudonyms of both ends of the edge that is looked at. */
    edge: query.value.getAll('edge'),
  }
}
export type Asked = ReturnType<typeof surroundingsAsked>

function numberOr(name: string, otherwise: number): number {
  const value = Number(query.value.get(name) ?? otherwise)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

/** Address of an account’s surroundings, as far and as large as now. */
export const addressOfAccount = (code: string): string =>
  addressOf(`${PEOPLE}/${encodeURIComponent(code)}`, {
    hops: query.value.get('hops') ?? undefined,
    most: query.value.get('most') ?? undefined,
    ties: query.value.get('ties') ?? undefined,
    shared: query.value.get('shared') ?? undefined,
  })

/** Looks at a mark; walking from mark to mark leaves no step for the back button. */
export const lookAt = (code: string): void => setQuery({ at: code, edge: [] }, { replace: true })

/** Looks at the line or tie between two. */
export const lookAtEdge = (one: string, other: string): void => setQuery({ edge: [one, other] })
