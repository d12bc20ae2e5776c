export { sameWordsChange, type WordChange, wordsOf } from './lists/changes.ts'
export { type Codebook, joinCodebooks, readCodebook } from './lists/codebook.ts'
export { DECODER_IDS, decodeList, MAX_LIST_BYTES, type ReadList } from './lists/decode.ts'
export type { DecodedList, ListDecoder, ListFile, ListReject } from './lists/decoder.ts'
export {
  allTimeClients,
  allTimeLists,
  fullName,
  historyOf,
  largestChanges,
  type ListHistory,
  setDigest,
} from './lists/history.ts'
export { type NamedWords, type Overlap, overlapOf, overlaps, setApart } from './lists/overlap.ts'
export { categoriesOf, type ThemeCount, themesOf } from './lists/themes.ts'
export { type ListSeries, type ListVersion, placeLists, seriesOf, versionName } from './lists/versions.ts'
export { LABELS, type Label, type LabelId } from './lists/labels.ts'
export { readVersions, type VersionReading } from './lists/readings.ts'
export {
  OVERLAP_COLUMNS,
  overlapRows,
  THEME_COLUMNS,
  themeRow,
  themeRows,
  VERSION_COLUMNS,
  versionRows,
} from './lists/tables.ts'
