/** Containers within containers. A tar.gz on a disk image in a zip is three; deeper nests are made to exhaust the reader. */
export const DEPTH = 8

/** Members of one evidence item, all levels together: a year of logs in one file each, of a hundred servers, is 36,500. */
export const MEMBERS_PER_ITEM = 1_000_000

/** Plain bytes per compressed byte. Deflate cannot give more than 1,032 (zlib technical details), so more is made to exhaust. */
export const EXPANSION_RATIO = 1100

/** Below this many plain bytes no ratio is judged: a small file of one repeated line is no attack. */
export const RATIO_JUDGED_FROM_BYTES = 1024 * 1024

/** Plain bytes of one evidence item on one level of nesting: what an evening of reading at 5 MB/s gets through. */
export const EXPANDED_BYTES_PER_ITEM = 64 * 1024 ** 3

/** Bytes looked at to tell what a stream is: one tar header block, the longest signature there is. */
export const HEAD_BYTES = 512
