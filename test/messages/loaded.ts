import { layOut } from '../../src/ingest/enrich.ts'
import { ALL_MESSAGES, type Filter } from '../../src/messages/index.ts'
import { READER_FOLD } from '../../src/messages/search.ts'
import type { Store } from '../../src/store/index.ts'
import { coverOf } from '../../src/text/cover.ts'
import { type Dataset, load } from '../analyse/dataset.ts'

/** A dataset with what is derived from it for walking and searching. */
export async function loaded(dataset: Dataset): Promise<{ store: Store; close: () => Promise<void> }> {
  const { store, close } = await load(dataset)
  const accounts = new Set((dataset.records ?? []).map(({ account = '' }) => account))
  const cover = coverOf(new Map([...accounts].map((account) => [account, `account-of-${account.length}`])))
  const texts = await store.rows<{ id: string; text: string }>('SELECT text_id AS id, text FROM texts')
  await store.insert(
    'folded_texts',
    texts.map(({ id, text }) => ({
      text_id: id,
      folded: READER_FOLD.text(text),
      covered: READER_FOLD.text(cover(text)),
    })),
  )
  await layOut(store)
  return { store, close }
}

export const filtered = (asked: Partial<Filter>): Filter => ({ ...ALL_MESSAGES, ...asked })

const DAY_MS = 86_400_000

/** Two servers, two kinds of log, copies, resends, an undated record, disguised words, a name and a private value. */
export const TALK: Dataset = {
  records: [
    { account: 'maple.wood88', address: '1.0.0.1', text: '法輪功', at: 't1', utcMs: DAY_MS },
    { account: 'maple.wood88', address: '1.0.0.1', text: '法輪功', at: 't1', utcMs: DAY_MS, server: 'fs02' },
    { account: 'maple.wood88', address: '1.0.0.2', text: '法輪功', at: 't2', utcMs: 2 * DAY_MS, server: 'fs02' },
    {
      account: 'otter.lake9',
      address: '1.0.0.3',
      text: 'Ｍilk powder, 法.轮.功',
      at: 't3',
      utcMs: 3 * DAY_MS,
      peer: 'bo',
    },
    { account: 'otter.lake9', text: 'call maple.wood88 on 13800138000', at: 'none', utcMs: null },
    { account: 'otter.lake9', text: 'milk', at: 't4', utcMs: 3 * DAY_MS + 5, server: 'fs02', family: 'sms' },
    { account: 'otter.lake9', address: '1.0.0.3', at: 't0', utcMs: 0, family: 'onlineuser', message: false },
  ],
  tables: {
    addresses: [
      { address: '1.0.0.1', version: 4, country: 'CN' },
      { address: '1.0.0.2', version: 4, country: 'TW' },
      { address: '1.0.0.3', version: 4, country: 'CN' },
    ],
    streams: ['fs01', 'fs02'].map((server) => ({
      evidence_id: 'e1',
      path: `${server}/a.log`,
      server,
      family: 'contentfilter',
      kind: 'log',
      is_message: 1,
    })),
  },
  lists: [{ name: 'list.txt', keywords: ['milk', '法轮功'] }],
}
