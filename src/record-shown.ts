import type { Askable } from './answers.ts'
import { recordBytes, streamAt } from './ingest/record-bytes.ts'
import { masked } from './lib/masked.ts'
import { visible } from './lib/visible.ts'
import { describeChain } from './model/chain.ts'
import {
  type Cut,
  type MessageRow,
  type Neighbours,
  parseSearch,
  placeOf,
  recordAt,
  type Repeats,
} from './messages/index.ts'
import { type ShownMessage, shownRows } from './messages-shown.ts'
import { OperatorError } from './model/errors.ts'

/** A record with all that is known of it, as people may see it. */
export interface ShownRecord {
  message: ShownMessage
  isMessage: boolean
  recordedTime: string
  zoneAssumption: string
  unknown: readonly { column: string; value: string }[]
  lies: Lies
  decode: Decode
  /** Null where they cannot be read again. */
  bytes: ShownBytes | null
  inStream: { before: readonly ShownMessage[]; behind: readonly ShownMessage[] }
  ofAccount: { before: readonly ShownMessage[]; behind: readonly ShownMessage[] }
  copies: { records: number; listed: readonly ShownMessage[] }
  resends: { records: number; listed: readonly ShownMessage[] }
  keywords: readonly { list: string; keyword: string; foldings: string }[]
  /** Kinds of private values in the text, and how often each. */
  privateValues: readonly { kind: string; places: number }[]
}

/** Where the bytes of a record lie. */
interface Lies {
  evidenceId: string
  path: string
  startByte: number
  endByte: number
}

/** How its bytes became text. */
interface Decode {
  chain: string
  keyId: string | null
  /** Files that the key lay in, as found. */
  keyPlaces: readonly string[]
  charset: string
  format: string
}

/** Bytes for people: sixteen to a line. */
interface ShownBytes {
  /** `line`: this line was enciphered; `file`: the whole file was, and this is what it opens to; `not`: it lies open. */
  sealed: 'line' | 'file' | 'not'
  /** Null where they show what needs a reason. */
  dump: Dump | null
  opened: Dump | null
  leftOutBytes: number
}

/** Bytes in hexadecimal from a place on; [startIndex, endIndex) is the record. */
interface Dump {
  fromByte: number
  hex: string
  startIndex: number
  endIndex: number
}

/** What is shown of the record's own text, and of others'. */
const WHOLE: Cut = { most: 20_000, lead: 20_000 }
const PASSING: Cut = { most: 160, lead: 40 }

/** Everything about one record. Throws OperatorError where the case holds none of this id. */
export async function shownRecord(
  at: Askable,
  { id, search, revealed }: { id: string; search: string; revealed: boolean },
): Promise<ShownRecord> {
  const place = await placeOf(at.store, id)
  const record = place === null ? null : await recordAt(at.store, place)
  if (place === null || record === null)
    throw new OperatorError('The case holds no such record.', {
      hint: 'The case may have been investigated anew since; go back to the messages and open it from there.',
    })
  const terms = parseSearch(search)
  const rows = (some: readonly MessageRow[], cut = PASSING) => shownRows(at, some, { revealed, search: terms, cut })
  const neighbours = async ({ before, behind }: Neighbours) => ({
    before: await rows(before),
    behind: await rows(behind),
  })
  const repeats = async ({ records, listed }: Repeats) => ({ records, listed: await rows(listed) })
  const [message] = await rows([record.row], WHOLE)
  if (message === undefined) throw new Error('a row was lost')
  const lies = { ...place, endByte: record.endByte }
  return {
    message,
    isMessage: record.isMessage,
    recordedTime: visible(record.recordedTime),
    zoneAssumption: visible(record.zoneAssumption),
    unknown: record.unknown.map(({ column, value }) => ({
      column: visible(column),
      value: visible(revealed ? value : masked(value)),
    })),
    ...readingOf(at, lies),
    bytes: await shownBytes(at, lies, revealed),
    inStream: await neighbours(record.inStream),
    ofAccount: await neighbours(record.ofAccount),
    copies: await repeats(record.copies),
    resends: await repeats(record.resends),
    keywords: record.keywords.map((found) => ({
      ...found,
      list: visible(found.list),
      keyword: visible(found.keyword),
    })),
    privateValues: kindsOf(record.privateValues),
  }
}

type InStream = Parameters<typeof recordBytes>[2]

function readingOf({ state }: Askable, place: InStream): { lies: Lies; decode: Decode } {
  const { stream } = streamAt(state, place) ?? {}
  const keyId = stream?.chain.keyId ?? null
  const places = [...state.keys.values()].filter((key) => key.id === keyId).map((key) => key.place?.path ?? key.finder)
  return {
    lies: {
      evidenceId: place.evidenceId,
      path: visible(stream?.path ?? place.containerPath),
      startByte: place.startByte,
      endByte: place.endByte,
    },
    decode: {
      chain: stream === undefined ? '' : describeChain(stream.chain),
      keyId,
      keyPlaces: places.map(visible),
      charset: stream?.charset ?? '',
      format: visible(stream?.format?.id ?? ''),
    },
  }
}

/** Bytes that a key seals say nothing to who does not hold it; all others are covered like the text they are. */
async function shownBytes(at: Askable, place: InStream, revealed: boolean): Promise<ShownBytes | null> {
  const found = await recordBytes(at.folder, at.state, place)
  if (found === null) return null
  const { bytes, fromByte, startIndex, endIndex, opened, sealed, leftOutBytes } = found
  const chain = streamAt(at.state, place)?.stream.chain
  const isSealed = sealed === 'line' && chain?.cipher !== 'identity' && chain?.cipher !== 'xor'
  const dump = { fromByte, hex: hexOf(bytes), startIndex, endIndex }
  return {
    sealed,
    dump: revealed || isSealed ? dump : null,
    opened:
      revealed && opened !== null ? { fromByte: 0, hex: hexOf(opened), startIndex: 0, endIndex: opened.length } : null,
    leftOutBytes,
  }
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

function kindsOf(values: readonly { kind: string }[]): { kind: string; places: number }[] {
  const places = new Map<string, number>()
  for (const { kind } of values) places.set(kind, (places.get(kind) ?? 0) + 1)
  return [...places].map(([kind, count]) => ({ kind, places: count }))
}
