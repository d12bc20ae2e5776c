import type { Build, BuildFile } from './build.ts'
import { denseShare, type Only, onlyIn, type Signed, signaturesIn } from './differences.ts'
import { builtInLists, type KeywordFile, keysOf, readKeywordFile } from './keyword-files.ts'
import { DENSE_BITS_PER_BYTE } from './limits.ts'
import { type Pairs, pairFiles } from './pair.ts'

/** One build in figures, and what it alone has. */
export interface Side {
  build: Build
  files: number
  sizeBytes: number
  /** What this build has and the other has not. */
  only: Only
  /** Who signed what in it. */
  signed: readonly Signed[]
  /** Keyword files whose words are on no one list of the other build; opened with keys that lie in this one. */
  keywordFiles: readonly KeywordFile[]
  /** Words of these lists that are on no list of the other build. */
  newWords: number
  /** Share of bytes of programs and unnamed data in which no text can be seen; null without such files. */
  denseShare: number | null
}

/** Two builds held against each other. */
export interface Inspection {
  a: Side
  b: Side
  pairs: Pairs<BuildFile>
  /** Keyword files of B that A has too, byte for byte or with the same words written otherwise. */
  sharedKeywordFiles: readonly KeywordFile[]
}

function listsOf(files: readonly BuildFile[], keys: readonly Uint8Array[]): KeywordFile[] {
  return files
    .flatMap((file) => [readKeywordFile(file, keys) ?? [], builtInLists(file)].flat())
    .toSorted((one, other) => Number(one.decoder === null) - Number(other.decoder === null))
}

const wordsOf = (lists: readonly KeywordFile[]): string[] => lists.flatMap(({ words }) => words)

function sideOf(build: Build, other: Build, lists: { own: readonly KeywordFile[]; known: readonly string[] }): Side {
  const known = new Set(lists.known)
  return {
    build,
    files: build.files.length,
    sizeBytes: build.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    only: onlyIn(build, other),
    signed: signaturesIn(build),
    keywordFiles: lists.own,
    newWords: new Set(wordsOf(lists.own).filter((word) => !known.has(word))).size,
    denseShare: denseShare(build.files, DENSE_BITS_PER_BYTE),
  }
}

const idOf = ({ words }: KeywordFile): string => words.toSorted().join('\n')

/** Lists of one build that hold the words of a list of the other, however each is written. */
function sameWords(lists: readonly KeywordFile[], others: readonly KeywordFile[]): Set<KeywordFile> {
  const ids = new Set(others.filter(({ words }) => words.length > 0).map(idOf))
  return new Set(lists.filter((list) => ids.has(idOf(list))))
}

/** Holds two builds that were read against each other. Nothing is read or written. */
export function compareBuilds(a: Build, b: Build): Inspection {
  const pairs = pairFiles(a.files, b.files)
  const [keysA, keysB] = [keysOf(a), keysOf(b)]
  const listsA = listsOf([...pairs.removed, ...pairs.changed.map((pair) => pair.a)], keysA)
  const listsB = listsOf([...pairs.added, ...pairs.changed.map((pair) => pair.b)], keysB)
  const sharedFiles = [...pairs.identical, ...pairs.moved].map((pair) => pair.b)
  const sharedLists = listsOf(sharedFiles, [...keysB, ...keysA])
  const [alsoInB, alsoInA] = [
    sameWords(listsA, [...listsB, ...sharedLists]),
    sameWords(listsB, [...listsA, ...sharedLists]),
  ]
  const ownA = listsA.filter((list) => !alsoInB.has(list))
  const ownB = listsB.filter((list) => !alsoInA.has(list))
  const shared = [...sharedLists, ...alsoInA]
  return {
    a: sideOf(a, b, { own: ownA, known: [...wordsOf(ownB), ...wordsOf(shared)] }),
    b: sideOf(b, a, { own: ownB, known: [...wordsOf(ownA), ...wordsOf(shared)] }),
    pairs,
    sharedKeywordFiles: shared,
  }
}
