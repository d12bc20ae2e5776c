import type { Askable } from './answers.ts'
import { textCover } from './covered.ts'
import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { visible } from './lib/visible.ts'
import {
  ALL_MESSAGES,
  type Count,
  type Cut,
  type Excerpt,
  excerptOf,
  type Filter,
  type MessageRow,
  pageOf,
  parseSearch,
  type Search,
  type Top,
  topOf,
  type Window,
} from './messages/index.ts'
import { realName } from './real-names.ts'

/** Somebody or some place: a name that is the same everywhere in the case, and what may be read. */
export interface Named {
  /** The pseudonym: what addresses of pages and commands name it by. */
  key: string
  /** The same, or the real name for those who gave a reason. */
  shown: string
}

/** A record as people may see it. Everything is safe to show; what was not written down is empty or null. */
export interface ShownMessage {
  id: string
  observedAtUtcMs: number | null
  server: string
  family: string
  direction: string
  clientVersion: string
  country: string
  account: Named | null
  peer: Named | null
  address: Named | null
  text: Excerpt
}

/** A filter as people give it: accounts and addresses by their pseudonyms or as they are. */
export async function filterFrom(at: Askable, asked: Partial<Filter>): Promise<Filter> {
  const filter = { ...ALL_MESSAGES, ...asked }
  const real = async (kind: 'account' | 'address', name: string | null) =>
    name === null ? null : realName(at, kind, name)
  return {
    ...filter,
    account: await real('account', filter.account),
    peer: await real('account', filter.peer),
    address: await real('address', filter.address),
  }
}

/** What a list shows of a text: the first hit must be among what a narrow column shows. */
const LISTED: Cut = { most: 320, lead: 16 }

/** Some rows of a result as people may see them, with what the search found marked. */
export async function shownPage(
  at: Askable,
  { filter, window, revealed }: { filter: Filter; window: Window; revealed: boolean },
): Promise<ShownMessage[]> {
  const rows = await pageOf(at.store, { filter, window, revealed })
  return shownRows(at, rows, { revealed, search: parseSearch(filter.search), cut: LISTED })
}

/** Rows as people may see them. */
export async function shownRows(
  at: Askable,
  rows: readonly MessageRow[],
  { revealed, search, cut }: { revealed: boolean; search: Pick<Search, 'terms'>; cut: Cut },
): Promise<ShownMessage[]> {
  const cover = revealed
    ? (text: string) => text
    : await textCover(
        rows.map(({ text }) => text),
        at,
      )
  const named = namer(at.folder, revealed)
  return rows.map((row) => ({
    id: row.id,
    observedAtUtcMs: row.observed_at_utc_ms,
    server: visible(row.server),
    family: visible(row.family),
    direction: visible(row.direction),
    clientVersion: visible(row.client_version),
    country: row.country,
    account: named('account', row.account),
    peer: named('account', row.peer),
    address: named('address', row.address),
    text: shownExcerpt(excerptOf(cover(row.text), search, cut)),
  }))
}

/** Gives names as people may see them; nobody where nothing was written. */
export function namer(
  folder: CaseFolder,
  revealed: boolean,
): (kind: 'account' | 'address', name: string) => Named | null {
  const pseudonym = pseudonymiser(folder.secret)
  return (kind, name) => {
    if (name === '') return null
    const key = pseudonym(kind, name)
    return { key, shown: revealed ? visible(name) : key }
  }
}

const shownExcerpt = (excerpt: Excerpt): Excerpt => ({
  ...excerpt,
  pieces: excerpt.pieces.map(({ text, isHit }) => ({ text: visible(text), isHit })),
})

/** A value of a column with its name for addresses of pages, and how many records have it. */
export interface ShownCount extends Named {
  records: number
}

const plain = (value: string): Named => ({ key: value, shown: visible(value) })

/** Most frequent accounts, addresses, keywords … of a result as people may see them. */
export async function shownTop(
  at: Askable,
  asked: { filter: Filter; top: Top; limit: number; revealed: boolean },
): Promise<ShownCount[]> {
  const counts = await topOf(at.store, asked)
  const named = namer(at.folder, asked.revealed)
  const kind = KINDS[asked.top]
  return counts.map(({ value, records }: Count) => ({
    ...((kind === null ? null : named(kind, value)) ?? plain(value)),
    records,
  }))
}

const KINDS: Readonly<Record<Top, 'account' | 'address' | null>> = {
  account: 'account',
  peer: 'account',
  address: 'address',
  list: null,
  keyword: null,
  sensitive: null,
}
