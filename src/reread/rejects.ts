import { placeKey, type LedgerState } from '../custody/index.ts'
import type { Stream } from '../model/stream.ts'
import type { Store } from '../store/index.ts'

/** A unit that did not become a record. */
export interface Reject {
  stream: Stream
  reason: string
  detail: string
  startByte: number
  endByte: number
}

/** Which rejects are asked for; without a value, all. */
export interface RejectFilter {
  reason?: string | undefined
  family?: string | undefined
  server?: string | undefined
}

const CONDITION = `({reason:String} = '' OR reason = {reason:String}) AND ({family:String} = '' OR family = {family:String})
  AND ({server:String} = '' OR server = {server:String})`

const paramsOf = ({ reason = '', family = '', server = '' }: RejectFilter) => ({ reason, family, server })

/** How many rejects there are by reason, family and server, the commonest first. */
export const rejectCounts = (store: Store) =>
  store.rows<{ reason: string; family: string; server: string; units: number; bytes: number }>(
    `SELECT reason, family, server, count() AS units, sum(end_byte - start_byte) AS bytes FROM rejects
     GROUP BY reason, family, server ORDER BY units DESC, reason, family, server`,
  )

/** A page of rejects in the order of servers, items and places. */
export async function rejectsPage(
  at: { store: Store; state: LedgerState },
  filter: RejectFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rejects: readonly Reject[] }> {
  const params = paramsOf(filter)
  const [counted] = await at.store.rows<{ n: number }>(`SELECT count() AS n FROM rejects WHERE ${CONDITION}`, params)
  const rows = await at.store.rows<RejectRow>(
    `SELECT evidence_id, server, container_path, reason, detail, start_byte, end_byte FROM rejects WHERE ${CONDITION}
     ORDER BY server, evidence_id, container_path, start_byte, end_byte LIMIT {limit:UInt32} OFFSET {offset:UInt32}`,
    { ...params, limit, offset },
  )
  const streamOf = streamFinder(at.state)
  return {
    total: counted?.n ?? 0,
    rejects: rows.flatMap((row) => {
      const stream = streamOf(row)
      if (stream === null) return []
      return [{ stream, reason: row.reason, detail: row.detail, startByte: row.start_byte, endByte: row.end_byte }]
    }),
  }
}

interface RejectRow extends Record<string, string | number> {
  evidence_id: string
  server: string
  container_path: string
  reason: string
  detail: string
  start_byte: number
  end_byte: number
}

type Place = Pick<RejectRow, 'evidence_id' | 'server' | 'container_path'>

/** Streams by what a row of the engine knows of them. The same bytes may lie twice on a server: the first path stands for them. */
function streamFinder(state: LedgerState): (place: Place) => Stream | null {
  const streams = new Map<string, Stream>()
  for (const { stream } of state.streams.values()) {
    const key = keyOf({
      evidence_id: stream.evidenceId,
      server: stream.server,
      container_path: stream.containerPath,
    })
    const known = streams.get(key)
    if (known === undefined || stream.path < known.path) streams.set(key, stream)
  }
  return (place) => streams.get(keyOf(place)) ?? null
}

const keyOf = ({ evidence_id, server, container_path }: Place): string =>
  JSON.stringify([evidence_id, server, container_path])

/** The reject that stands at a place of a stream, or null. */
export async function rejectAt(
  store: Store,
  stream: Stream,
  startByte: number,
): Promise<Omit<Reject, 'stream'> | null> {
  const [row] = await store.rows<RejectRow>(
    `SELECT reason, detail, start_byte, end_byte FROM rejects WHERE evidence_id = {evidence:String} AND server = {server:String}
     AND container_path = {member:String} AND start_byte = {start:UInt64} ORDER BY end_byte LIMIT 1`,
    {
      evidence: stream.evidenceId,
      server: stream.server,
      member: stream.containerPath,
      start: startByte,
    },
  )
  if (row === undefined) return null
  return { reason: row.reason, detail: row.detail, startByte: row.start_byte, endByte: row.end_byte }
}

/** What an address names a stream by: a digest of its place, so that no path has to stand in it. */
export const streamById = (state: LedgerState, id: string, idOf: (placeKey: string) => string): Stream | null =>
  [...state.streams.values()].find(({ stream }) => idOf(placeKey(stream)) === id)?.stream ?? null
