import type { Verdict } from '../lib/warc-digest.ts'
import type { Collected, Truncation } from './inventory.ts'
import { FaultList } from './faults.ts'
import { type ReadRecord, readWarc } from './warc-reader.ts'

/** What verifying a WARC came to. Records of all types are counted. */
export interface WarcCheck {
  records: number
  /** Records by what came of their digests, block and payload together: the worst counts. */
  digests: Record<Verdict, number>
}

/** A row, and the byte of the file where its record, or the gzip member that holds it, begins. */
export interface Placed {
  row: Collected
  offset: number
}

const TRUNCATIONS: readonly Truncation[] = ['length', 'time', 'disconnect', 'unspecified']

/** Rows of the answers and resources of a WARC, with every digest verified; what is wrong goes to `faults`. */
export async function readWarcRows(
  chunks: AsyncIterable<Uint8Array>,
  { place, faults }: { place: string; faults: FaultList },
): Promise<{ rows: Placed[]; check: WarcCheck }> {
  const rows: Placed[] = []
  const check: WarcCheck = { records: 0, digests: { passed: 0, failed: 0, absent: 0, unknown: 0 } }
  for await (const found of readWarc(chunks)) {
    const at = `${place}, byte ${found.offset}`
    if (found.kind === 'fault') {
      faults.add(at, `${found.reason}: ${found.detail}`)
      continue
    }
    check.records += 1
    const verdict = worst(found)
    check.digests[verdict] += 1
    for (const fault of faultsOf(found, verdict)) faults.add(at, fault)
    const row = rowOf(found)
    if (row !== null) rows.push({ row, offset: found.offset })
  }
  return { rows, check }
}

function worst({ digests }: ReadRecord): Verdict {
  const both = [digests.block, digests.payload]
  return (['failed', 'unknown', 'passed'] as const).find((verdict) => both.includes(verdict)) ?? 'absent'
}

/** Fields that WARC 1.1 §5 demands of every record, and what the record's bytes say of it. */
function faultsOf({ fields, framing, isShort, type, url }: ReadRecord, verdict: Verdict): string[] {
  const missing = ['warc-record-id', 'warc-date'].filter((name) => !fields.has(name))
  if (url === null && ['response', 'resource', 'request', 'revisit'].includes(type)) missing.push('warc-target-uri')
  return [
    ...missing.map((name) => `a record without ${name}`),
    // A block that is cut is told already, and its digest cannot match.
    ...(verdict === 'failed' && !isShort ? ['a digest does not match the bytes'] : []),
    ...(framing !== null && !fields.has('warc-truncated') && !isShort ? [`chunked framing: ${framing}`] : []),
  ]
}

/** The row of a response, resource or revisit; null for other records. A revisit says that bytes were as before, and has none. */
function rowOf(record: ReadRecord): Collected | null {
  const { type, url, fields, http, payload, isShort } = record
  if (url === null || !['response', 'resource', 'revisit'].includes(type)) return null
  const hasBytes = type !== 'revisit' && (type === 'resource' || http !== null)
  return {
    url,
    status: http?.status ?? null,
    sizeBytes: hasBytes ? payload.sizeBytes : null,
    sha256: hasBytes ? payload.sha256 : null,
    contentType: (type === 'resource' ? fields.get('content-type') : http?.fields.get('content-type')) ?? null,
    modified: http?.fields.get('last-modified') ?? null,
    fetchedAtUtcMs: timeOf(fields.get('warc-date')),
    truncated: isShort ? 'unspecified' : truncationOf(fields.get('warc-truncated')),
    listedSizeBytes: null,
  }
}

/** WARC 1.1 §5.4: a W3C time in UTC, of any precision. */
function timeOf(date: string | undefined): number | null {
  if (date === undefined || !/^\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z)?$/.test(date)) return null
  const atUtcMs = Date.parse(date)
  return Number.isNaN(atUtcMs) ? null : atUtcMs
}

const truncationOf = (written: string | undefined): Truncation | null => {
  if (written === undefined) return null
  return TRUNCATIONS.find((one) => one === written.toLowerCase()) ?? 'unspecified'
}
