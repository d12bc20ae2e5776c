import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findAnalysis, viewOf } from '../../src/analyse/index.ts'
import type { Findings } from '../../src/analyse/analysis.ts'
import type { Row } from '../../src/model/answer.ts'
import { tableNames } from '../../src/store/ddl.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import type { TableName } from '../../src/store/schema.ts'
import { detect } from '../../src/text/detect.ts'
import { compileEnrichment } from '../../src/text/enrich.ts'
import { compileFolded } from '../../src/text/folded.ts'
import type { ListToMatch } from '../../src/text/wanted.ts'

/** One record in words; what is left out is as a format without that column has it. */
export interface DatasetRecord {
  server?: string
  family?: string
  message?: boolean
  account?: string
  address?: string
  /** Second account on the line, or the number called. */
  peer?: string
  text?: string
  /** Recorded time as written. */
  at?: string
  /** The same instant; null when no date can be read. */
  utcMs?: number | null
}

export interface Dataset {
  records?: readonly DatasetRecord[]
  /** Rows of other tables; columns left out take the engine's default. */
  tables?: Partial<Record<TableName, readonly Row[]>>
  lists?: readonly ListToMatch[]
}

/** Loads a dataset into a real engine in a folder of its own; `close` removes the folder. */
export async function load(dataset: Dataset): Promise<{ store: Store; close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'breachlight-analyse-'))
  const store = await openStore(join(dir, 'engine'))
  const records = dataset.records ?? []
  const texts = [...new Set(records.flatMap(({ message = true, text = '' }) => (message ? [text] : [])))]
  const ids = new Map(texts.map((text, index) => [text, `text-${String(index).padStart(11, '0')}`]))
  const idOf = (text: string) => ids.get(text) ?? 'text-----------1'
  await store.insert(
    'records',
    records.map((record, index) => recordRow(record, { index, textId: idOf(record.text ?? '') })),
  )
  await store.insert(
    'texts',
    texts.map((text) => ({ text_id: idOf(text), text })),
  )
  const enrich = compileEnrichment(dataset.lists ?? [])
  const folded = compileFolded(dataset.lists ?? [])
  const found = texts.map((text) => ({ text, exact: enrich(text) }))
  await store.insert(
    'matches',
    found.flatMap(({ text, exact }) => exact.map((match) => ({ text_id: idOf(text), ...match }))),
  )
  await store.insert(
    'folded_matches',
    found.flatMap(({ text, exact }) => folded(text, exact).map((match) => ({ text_id: idOf(text), ...match }))),
  )
  await store.insert(
    'sensitive',
    texts.flatMap((text) =>
      detect(text).map(({ kind, start, end, value }) => ({
        text_id: idOf(text),
        kind,
        start_unit: start,
        end_unit: end,
        value,
      })),
    ),
  )
  for (const table of tableNames) await store.insert(table, dataset.tables?.[table] ?? [])
  return {
    store,
    close: async () => {
      await store.close()
      rmSync(dir, { recursive: true })
    },
  }
}

const recordRow = (record: DatasetRecord, place: { index: number; textId: string }): Row => ({
  segment_id: 1,
  family: record.family ?? 'contentfilter',
  server: record.server ?? 'fs01',
  evidence_id: 'e1',
  start_byte: place.index * 100,
  end_byte: place.index * 100 + 90,
  is_message: record.message === false ? 0 : 1,
  account: record.account ?? '',
  address: record.address ?? '',
  peer: record.peer ?? '',
  text_id: place.textId,
  recorded_time: record.at ?? '',
  observed_at_utc_ms: record.utcMs ?? null,
})

/** What one analysis finds in a dataset, for messages or for the family named. */
export async function findings(id: string, dataset: Dataset, family?: string): Promise<Findings> {
  const { store, close } = await load(dataset)
  try {
    return await findAnalysis(id).run(viewOf(store, family))
  } finally {
    await close()
  }
}

const DAY_MS = 86_400_000

/** A small case: a copy on a second server, resends, a second address at one instant, an undated and an unplaced record. */
export const SMALL: Dataset = {
  records: [
    { account: 'ann', address: '1.0.0.1', text: '法轮 falun', at: 't1', utcMs: 5 },
    { account: 'ann', address: '1.0.0.1', text: '法轮 falun', at: 't1', utcMs: 5, server: 'fs02' },
    { account: 'ann', address: '1.0.0.1', text: '法轮 falun', at: 't2', utcMs: 9 },
    { account: 'ann', address: '1.0.0.2', text: '法轮 falun', at: 't3', utcMs: 3 * DAY_MS },
    { account: 'bob', address: '1.0.0.2', text: 'Fuck TNT', at: 't1', utcMs: 5 },
    { account: 'bob', address: '10.0.0.1', text: '123', at: 'no date', utcMs: null },
    { account: 'carl', text: 'TNT', at: 't1' },
    { account: 'dora', address: '1.0.0.3', text: 'hi', at: 't1', utcMs: 5 },
    { account: 'dora', address: '1.0.0.4', text: 'hi', at: 't1', utcMs: 5 },
    { account: 'ann', address: '1.0.0.9', at: 't1', utcMs: 2, family: 'onlineuser', message: false },
  ],
  tables: {
    addresses: [
      { address: '1.0.0.1', version: 4, country: 'CN' },
      { address: '1.0.0.2', version: 4, country: 'CN' },
      { address: '1.0.0.3', version: 4, country: 'US' },
      { address: '1.0.0.4', version: 4, country: 'unknown' },
      { address: '10.0.0.1', version: 4, country: 'reserved' },
    ],
    evidence: [
      { evidence_id: 'e1', path: 'fs01/log/a.log', root: 'r', size_bytes: 900 },
      { evidence_id: 'e1', path: 'fs02/log/a.log', root: 'r', size_bytes: 900 },
      { evidence_id: 'e2', path: 'fs01/log/call.tar', root: 'r', size_bytes: 20 },
    ],
    rejects: [
      { family: 'contentfilter', server: 'fs01', evidence_id: 'e1', is_message: 1, reason: 'truncated' },
      { family: 'onlineuser', server: 'fs01', evidence_id: 'e1', is_message: 0, reason: 'bad-syntax' },
    ],
    streams: [
      {
        evidence_id: 'e1',
        path: 'fs01/log/a.log',
        server: 'fs01',
        family: 'contentfilter',
        kind: 'log',
        is_message: 1,
      },
      { evidence_id: 'e1', path: 'fs01/log/o.log', server: 'fs01', family: 'onlineuser', kind: 'log' },
      ...['x', 'y'].map((member) => ({
        evidence_id: 'e2',
        container_path: member,
        path: `fs01/log/call.tar!${member}`,
        server: 'fs01',
        family: 'callinfo',
        kind: 'undecryptable',
      })),
    ],
  },
  lists: [{ name: 'list.txt', keywords: ['TNT', '法', '法轮', 'unused'] }],
}
