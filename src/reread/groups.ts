import { createHash } from 'node:crypto'
import { coverageOf, type FieldProfile, type LedgerState } from '../custody/index.ts'
import type { Charset, LogFormat } from '../model/format.ts'
import type { Stream } from '../model/stream.ts'
import { familyStem } from '../parse/index.ts'
import { formatFor } from '../ingest/decide.ts'
import type { UserFormat } from '../ingest/jobs.ts'

/** Logs of one kind on one server that are read with the same format. */
export interface FormatGroup {
  /** Stands for family, server, format and character set: the same as long as they are. */
  id: string
  family: string
  server: string
  format: LogFormat
  charset: Charset
  /** In the order of paths. */
  streams: readonly Stream[]
  /** Columns as profiled when the format was found; empty when it was taken over from others. */
  fields: readonly FieldProfile[]
  records: number
  rejects: number
}

/** Every format that logs of the case are read with, in the order of families and servers. */
export function formatGroups(state: LedgerState): FormatGroup[] {
  const coverage = coverageOf(state)
  const groups = new Map<string, FormatGroup & { streams: Stream[] }>()
  for (const [key, { stream, fields }] of state.streams) {
    const { kind, family, server, format, charset } = stream
    if (kind !== 'log' || format === null || charset === null) continue
    const id = digestOf([family, server, format, charset])
    const group = groups.get(id) ?? { id, family, server, format, charset, streams: [], fields, records: 0, rejects: 0 }
    const sum = coverage.get(key)
    group.streams.push(stream)
    group.records += sum?.records ?? 0
    group.rejects += sum?.rejects ?? 0
    if (group.fields.length === 0) group.fields = fields
    groups.set(id, group)
  }
  for (const { streams } of groups.values()) streams.sort((a, b) => (a.path < b.path ? -1 : 1))
  return [...groups.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

const nameOf = ({ family, server, id }: FormatGroup): string => `${family}\0${server}\0${id}`

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/**
 * Which streams a format is for that corrects how a group is read: its family on its server where that names just them, so
 * that later evidence of the kind is read alike; else each by its path.
 */
export function targetOf(group: FormatGroup, groups: readonly FormatGroup[]): Pick<UserFormat, 'match' | 'server'> {
  const { family, server, streams } = group
  const isAlone = groups.every((other) => other.id === group.id || other.family !== family || other.server !== server)
  const isNamed = streams.every(({ path }) => familyStem(path) === family)
  return { match: isAlone && isNamed ? family : streams.map(({ path }) => path), server }
}

/** Name of the file in `formats/` that a correction stands in: the same for the same logs, however they are read. */
export function correctionName({ family, server }: Pick<FormatGroup, 'family' | 'server'>, match: unknown): string {
  const plain = `${family}-${server}`.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)
  return `${CORRECTED}${plain}-${digestOf([family, server, match]).slice(0, 8)}.yaml`
}

const CORRECTED = 'corrected-'

/** A file in `formats/` that was written here, and not handed in. */
export const isCorrection = (name: string): boolean => name.startsWith(CORRECTED)

/** Logs of the case that a format which names what it is for would be used for. */
export const streamsFor = (state: LedgerState, format: UserFormat): Stream[] =>
  [...state.streams.values()]
    .map(({ stream }) => stream)
    .filter((stream) => stream.kind === 'log' && formatFor({ ...stream, name: stream.path }, [format]) !== undefined)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
