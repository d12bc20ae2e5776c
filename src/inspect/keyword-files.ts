import { decodeList } from '../triggers/index.ts'
import type { Build, BuildFile } from './build.ts'
import { knownName, looksEnciphered } from './list-names.ts'

/** A file that is, or may be, a keyword list. */
export interface KeywordFile {
  path: string
  sha256: string
  sizeBytes: number
  entropyBits: number | null
  /** Whose file of this name it would be; null when the name says nothing. */
  nameOf: string | null
  /** What read it; null when nothing did. */
  decoder: { id: string; title: string; confidence: string; source: string } | null
  /** Distinct words and rules, outer spaces and empty lines left out. */
  words: readonly string[]
  /** Lines as written, repeats included. */
  lines: number
  directives: number
  rejects: number
  notes: readonly string[]
  /** True for bytes that look enciphered, whether they were opened or not. */
  enciphered: boolean
}

/** Keys tried on one file, the likeliest first. */
const MAX_KEYS = 2000

/** Keys that lie in a build: named ones first. */
export function keysOf(build: Build): Uint8Array[] {
  const named = build.files.flatMap(({ seen }) => seen.keys.map(({ bytes }) => bytes))
  const all = [...named, ...build.files.flatMap(({ seen }) => seen.literals)]
  return [...new Map(all.map((bytes) => [Buffer.from(bytes).toString('hex'), bytes])).values()].slice(0, MAX_KEYS)
}

const baseName = (path: string): string => path.split(/[/!\\]/).at(-1) ?? path

/** What opened a file. Any text is a plain list to the decoders: that is believed only where the name speaks for it. */
function read(file: BuildFile, bytes: Uint8Array, keys: readonly Uint8Array[]) {
  const found = decodeList({ name: baseName(file.path), bytes, keys }, null)
  if (found?.decoder.recognisedBy !== 'lines') return found
  return knownName(file.path) === null ? null : found
}

/** What is said of a list that no decoder reads: it stands in a program as strings do. */
const STRINGS = {
  id: 'strings',
  title: 'short Chinese strings one after the other',
  confidence: 'a guess',
  source: 'as the lists built into GuaGua and Sina Show lay (jeffreyknockel.com/guagua, cs.unm.edu/~jeffk/sinashow)',
}

/** Lists that may be built into a file, each with its place. */
export const builtInLists = ({ path, sha256, sizeBytes, entropyBits, seen }: BuildFile): KeywordFile[] =>
  seen.wordBlocks.map(({ words, startByte, endByte, charset }) => ({
    path: `${path} at byte ${startByte}`,
    sha256,
    sizeBytes,
    entropyBits,
    nameOf: null,
    decoder: STRINGS,
    words: [...new Set(words.map((word) => word.trim()))],
    lines: words.length,
    directives: 0,
    rejects: 0,
    notes: [`Bytes ${startByte} to ${endByte} of the file, ${charset}.`],
    enciphered: false,
  }))

/** The file as a keyword list; null when it was not held, or is neither opened nor enciphered nor known by name. */
export function readKeywordFile(file: BuildFile, keys: readonly Uint8Array[]): KeywordFile | null {
  if (file.held === null) return null
  const found = read(file, file.held, keys)
  const lines = found?.list.lines ?? []
  return {
    path: file.path,
    sha256: file.sha256,
    sizeBytes: file.sizeBytes,
    entropyBits: file.entropyBits,
    nameOf: knownName(file.path)?.client ?? null,
    decoder:
      found === null
        ? null
        : {
            id: found.decoder.id,
            title: found.decoder.title,
            confidence: found.decoder.confidence,
            source: found.decoder.source,
          },
    words: [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))],
    lines: lines.length,
    directives: found?.list.directives.length ?? 0,
    rejects: found?.list.rejects.length ?? 0,
    notes: found?.list.notes ?? [],
    enciphered: looksEnciphered(file.held),
  }
}
