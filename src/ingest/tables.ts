import { coverageOf, type LedgerState } from '../custody/index.ts'
import type { Row } from '../model/answer.ts'
import { describeChain } from '../model/chain.ts'
import { REASONS } from '../model/reasons.ts'
import type { Store } from '../store/index.ts'
import { refilled } from '../store/refill.ts'
import type { TableName } from '../store/schema.ts'

/** Refills the small tables that only repeat what the ledger says, so that SQL can join them. */
export async function fillLedgerTables(store: Store, state: LedgerState): Promise<void> {
  const refill = (table: TableName, rows: readonly Row[]) =>
    refilled(store, [table], (into) => store.insert(into(table), rows))
  await refill('evidence', evidenceRows(state))
  await refill('streams', streamRows(state))
  await refill('keys', keyRows(state))
  await refill('fields', fieldRows(state))
}

const evidenceRows = (state: LedgerState): Row[] =>
  [...state.items.values()].map((item) => ({
    evidence_id: item.evidenceId,
    path: item.path,
    root: item.root,
    size_bytes: item.sizeBytes,
  }))

function streamRows(state: LedgerState): Row[] {
  const coverage = coverageOf(state)
  const streams = [...state.streams].map(([key, { stream }]): Row => {
    const sum = coverage.get(key)
    return {
      evidence_id: stream.evidenceId,
      container_path: stream.containerPath,
      path: stream.path,
      server: stream.server,
      family: stream.family,
      kind: stream.kind,
      detail: stream.detail,
      is_message: stream.isMessage ? 1 : 0,
      decode: stream.kind === 'log' ? describeChain(stream.chain) : '',
      key_id: stream.chain.keyId ?? '',
      charset: stream.charset ?? '',
      format_id: stream.format?.id ?? '',
      delimiter: stream.format?.layout.kind === 'delimited' ? stream.format.layout.delimiter : '',
      column_names: stream.format?.columns.map((column) => column.name) ?? [],
      column_roles: stream.format?.columns.map((column) => column.role) ?? [],
      size_bytes: stream.sizeBytes,
      units: (sum?.records ?? 0) + (sum?.rejects ?? 0),
      records: sum?.records ?? 0,
      rejects: sum?.rejects ?? 0,
      record_bytes: sum?.recordBytes ?? 0,
      framing_bytes: sum?.framingBytes ?? 0,
      reject_bytes: sum?.rejectBytes ?? 0,
      parse_rate: stream.parseRate,
      bits: stream.bits,
      runner_up_bits: stream.runnerUpBits,
      attempts: stream.attempts,
      entropy_bits_per_byte: stream.entropyBitsPerByte,
    }
  })
  return [...streams, ...unopenedRows(state)]
}

/** Files and members that were named but not read stand among the streams, so that no path is missing from a table. */
function unopenedRows(state: LedgerState): Row[] {
  const members = [...state.memberRejects.values()].map((reject) => ({
    ...reject,
    evidence_id: reject.evidenceId,
    container_path: reject.containerPath,
  }))
  const files = [...state.skipped.values()].map((file) => ({
    ...file,
    evidence_id: '',
    container_path: '',
    server: '',
  }))
  return [...members, ...files].map(({ evidence_id, container_path, path, server, reason, detail }) => ({
    evidence_id,
    container_path,
    path,
    server,
    family: '',
    kind: 'skipped',
    detail: `${reason}: ${detail === '' ? REASONS[reason] : detail}`,
    is_message: 0,
    entropy_bits_per_byte: 0,
    column_names: [],
    column_roles: [],
  }))
}

function keyRows(state: LedgerState): Row[] {
  const opened = new Map<string, number>()
  for (const { stream } of state.streams.values())
    if (stream.chain.keyId !== null) opened.set(stream.chain.keyId, (opened.get(stream.chain.keyId) ?? 0) + 1)
  return [...state.keys.values()].map((key) => ({
    key_id: key.id,
    finder: key.finder,
    name: key.name,
    reading: key.reading,
    path: key.place?.path ?? '',
    start_byte: key.place?.startByte ?? 0,
    end_byte: key.place?.endByte ?? 0,
    size_bytes: key.sizeBytes,
    opened: opened.get(key.id) ?? 0,
  }))
}

/** One profile per family, server and column: that of the first stream, in the order of paths. */
function fieldRows(state: LedgerState): Row[] {
  const rows = new Map<string, Row>()
  const streams = [...state.streams.values()].toSorted((a, b) => (a.stream.path < b.stream.path ? -1 : 1))
  for (const { stream, fields } of streams)
    for (const [index, field] of fields.entries()) {
      const key = `${stream.family} ${stream.server} ${index}`
      if (rows.has(key)) continue
      rows.set(key, {
        family: stream.family,
        server: stream.server,
        position: index + 1,
        column: field.column,
        role: field.role,
        distinct: field.distinct,
        entropy_bits: field.entropyBits,
        sampled: field.sampled,
      })
    }
  return [...rows.values()]
}
