import type { Store } from '../store/index.ts'
import { STREAM_HASH } from '../store/schema.ts'

/** Where a record lies. */
export interface Place {
  /** What `browse` calls its stream, in decimal digits. */
  stream: string
  evidenceId: string
  containerPath: string
  server: string
  startByte: number
}

/** SQL for a record's id: its stream's hash and its first byte. It stays the same when the case is loaded again. */
export const RECORD_ID = "concat(lower(hex(stream)), '-', toString(start_byte))"

const RECORD_ID_SHAPE = /^(?<stream>[0-9a-f]{16})-(?<startByte>\d{1,15})$/

/** The place that a record's id means; null when it is none of this case. */
export async function placeOf(store: Store, id: string): Promise<Place | null> {
  const { stream, startByte } = RECORD_ID_SHAPE.exec(id)?.groups ?? {}
  if (stream === undefined || startByte === undefined) return null
  const [row] = await store.rows<{ stream: string; evidenceId: string; containerPath: string; server: string }>(
    `SELECT toString(${STREAM_HASH}) AS stream, evidence_id AS evidenceId, container_path AS containerPath, server
     FROM streams WHERE lower(hex(${STREAM_HASH})) = {stream:String} LIMIT 1`,
    { stream },
  )
  return row === undefined ? null : { ...row, startByte: Number(startByte) }
}
