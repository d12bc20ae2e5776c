export type { WordChange } from './lists/changes.ts'
export { type Codebook, joinCodebooks, readCodebook } from './lists/codebook.ts'
export { DECODER_IDS, decodeList, MAX_LIST_BYTES, type ReadList, whyUndecoded } from './lists/decode.ts'
export { CONFIDENCE, type DecodedList, type ListFile } from './lists/decoder.ts'
export {
  allTimeClients,
  allTimeLists,
  fullName,
  historyOf,
  largestChanges,
  type ListHistory,
  setDigest,
} from './lists/history.ts'
export { type NamedWords, overlaps, setApart } from './lists/overlap.ts'
export { categoriesOf } from './lists/themes.ts'
export { type ListVersion, placeLists, seriesOf, versionName } from './lists/versions.ts'
export { LABELS, type LabelId } from './lists/labels.ts'
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
