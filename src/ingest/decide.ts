import { searchChain, type Sample, type SearchResult } from '../decrypt/index.ts'
import { findKeys } from '../keys/index.ts'
import { entropyBitsPerByte } from '../lib/bytes.ts'
import { textBits } from '../lib/likelihood.ts'
import { type DecodeChain, type KeyCandidate, PLAIN } from '../model/chain.ts'
import { type Charset, isMessageFormat } from '../model/format.ts'
import type { Stream, StreamKind } from '../model/stream.ts'
import { familyFromColumns, familyStem } from '../parse/index.ts'
import { detectCharset } from '../text/charset.ts'
import { type Identity, identify } from '../unpack/index.ts'
import type { DecideJob, Decision, Siblings, UserFormat, Zone } from './jobs.ts'
import { looksEnciphered } from './enciphered.ts'
import { plainRuns } from './plain-sample.ts'
import { readStructure, type Structure, type StructureHint } from './structure.ts'

export interface Place {
  evidenceId: string
  containerPath: string
  path: string
  server: string
  /** Base name, for the family. */
  name: string
  zone: Zone
}

type Options = Pick<DecideJob, 'candidates' | 'userFormats' | 'cipher'> & Siblings

type Searched = Pick<SearchResult, 'runnerUpBits' | 'attempts' | 'entropyBitsPerByte'> & {
  best: { chain: DecodeChain; key: KeyCandidate | null; bits: number } | null
}

const notSearched = (sample: Sample): Searched => ({
  best: null,
  runnerUpBits: null,
  attempts: 0,
  entropyBitsPerByte: sample.head.length === 0 ? 0 : entropyBitsPerByte(sample.head),
})

/** Decides what one stream is: how its bytes open, in which character set and format, or why it stays shut. */
export function decide(place: Place, sample: Sample, options: Options): Decision {
  if (sample.sizeBytes === 0)
    return verdict({ place, sample }, notSearched(sample), { kind: 'empty', detail: 'no bytes' })
  const known = identify(sample.head, place.name)
  if (known !== null) return verdict({ place, sample }, notSearched(sample), verdictOfKnown(known))
  const hint = {
    stem: familyStem(place.name),
    userFormat: formatFor(place, options.userFormats),
    general: options.userFormats
      .filter(({ match, server }) => match === null && isOf(server, place))
      .map(({ format }) => format),
    siblings: options.formats,
  }
  return asItLies(place, sample, hint) ?? opened(place, sample, { ...options, hint })
}

/** Pages of a server are neither logs nor foreign to it. */
function verdictOfKnown({ kind, title }: Identity): { kind: StreamKind; detail: string } {
  if (kind === 'capture') return { kind, detail: `${title}: read for its HTTP exchanges` }
  return { kind: kind === 'page' ? 'configuration' : 'foreign', detail: title }
}

/** Share of lines that must fit before bytes count as a plain log without any search. */
const PLAIN_RATE = 0.5

/** The verdict for a log that is not enciphered, or null when the bytes as they lie fit no format well. */
function asItLies(place: Place, sample: Sample, hint: StructureHint): Decision | null {
  if (looksEnciphered(sample.head)) return null
  for (const runs of plainRuns(sample)) {
    const structure = readStructure(runs, 'file', hint)
    if (structure.format === null || structure.parseRate < PLAIN_RATE) continue
    const best = { chain: PLAIN, key: null, bits: textBits(sample.head).bits }
    const searched = { ...notSearched(sample), best, attempts: 1 }
    return verdict({ place, sample }, searched, { kind: 'log', detail: structure.note, structure })
  }
  return null
}

/** A block of the smallest cipher and its vector, and not one byte over and over: anything less cannot be shown to open. */
const mayBeEnciphered = ({ head }: Sample): boolean => head.length >= 16 && entropyBitsPerByte(head) >= 1

function opened(place: Place, sample: Sample, options: Options & { hint: StructureHint }): Decision {
  const { hint } = options
  if (!mayBeEnciphered(sample)) return notALog(place, sample, notSearched(sample))
  const structures = new Map<readonly Uint8Array[], Structure>()
  const search = searchChain(sample, options.candidates, {
    parseRate: (plain, unit) => {
      const structure = readStructure(plain, unit, hint)
      structures.set(plain, structure)
      return structure.parseRate
    },
    hints: options.chains,
    ...(options.cipher === null ? {} : { cipher: options.cipher }),
  })
  if (search.best === null) return shut(place, sample, search)
  const structure = structures.get(search.best.plain)
  if (structure === undefined || structure.format === null) return notALog(place, sample, search)
  return verdict({ place, sample }, search, { kind: 'log', detail: structure.note, structure })
}

/** Nothing opened it: enciphered bytes are a result of their own, anything else is merely unknown. */
function shut(place: Place, sample: Sample, search: SearchResult): Decision {
  if (!looksEnciphered(sample.head)) return notALog(place, sample, search)
  return verdict({ place, sample }, search, { kind: 'undecryptable', detail: search.why })
}

function notALog(place: Place, sample: Sample, search: Searched): Decision {
  const isText = !sample.head.includes(0)
  const names = isText ? findKeys({ evidenceId: place.evidenceId, path: place.path, bytes: sample.head }) : []
  const isSettings =
    /\.(?:ini|conf|cfg|xml|json|ya?ml|properties|sh|bat|py|php|js|c|h|java|key|pem|md)$|readme|(?:^|\/)etc\//i.test(
      place.path,
    )
  const kind = isSettings || names.length > 0 ? 'configuration' : 'unknown'
  const detail = kind === 'unknown' ? 'no log format fits' : 'settings, keys or prose'
  return verdict({ place, sample }, search, { kind, detail, charset: detectCharset(sample.head)?.charset ?? null })
}

/** The first format that a person wrote for such a stream; one for its server goes before one for all. */
export function formatFor(
  place: Pick<Place, 'name' | 'path' | 'server'>,
  formats: readonly UserFormat[],
): UserFormat | undefined {
  const fitting = formats.filter((format) => isFor(format, place))
  return fitting.find(({ server }) => server !== null) ?? fitting[0]
}

const isOf = (server: string | null, place: Pick<Place, 'server'>): boolean =>
  server === null || server === place.server

function isFor({ match, server }: UserFormat, place: Pick<Place, 'name' | 'path' | 'server'>): boolean {
  if (match === null || !isOf(server, place)) return false
  return (typeof match === 'string' ? [match] : match).some((one) => {
    const literal = one.replaceAll(/[.+^$()|[\]\\{}]/g, String.raw`\$&`)
    const pattern = new RegExp(`^(?:${literal.replaceAll('*', '.*').replaceAll('?', '.')})$`, 'su')
    return pattern.test(familyStem(place.name)) || pattern.test(place.path)
  })
}

function verdict(
  { place, sample }: { place: Place; sample: Sample },
  search: Searched,
  found: { kind: StreamKind; detail: string; structure?: Structure; charset?: Charset | null },
): Decision {
  const { kind, detail, structure } = found
  const format = structure?.format ?? null
  const chain: DecodeChain = search.best?.chain ?? PLAIN
  const family = format === null && kind !== 'undecryptable' ? '' : familyStem(place.name)
  const stream: Stream = {
    evidenceId: place.evidenceId,
    containerPath: place.containerPath,
    path: place.path,
    server: place.server,
    family: family !== '' || format === null ? family : familyFromColumns(format.columns),
    zone: place.zone,
    sizeBytes: sample.sizeBytes,
    kind,
    detail,
    chain,
    charset: structure?.charset ?? found.charset ?? null,
    alternate: structure?.alternate ?? null,
    lineEndCode: structure?.lineEndCode ?? 10,
    format,
    isMessage: format !== null && isMessageFormat(format),
    parseRate: structure?.parseRate ?? null,
    bits: search.best?.bits ?? null,
    runnerUpBits: search.runnerUpBits,
    attempts: search.attempts,
    entropyBitsPerByte: search.entropyBitsPerByte,
  }
  return { stream, fields: structure?.fields ?? [], key: search.best?.key ?? null }
}
