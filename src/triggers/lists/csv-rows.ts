import { CsvError, parse } from 'csv-parse/sync'
import { bufferOf } from '../../lib/bytes.ts'
import type { Charset } from '../../model/format.ts'
import { decodeStrict, detectCharset } from '../../text/charset.ts'
import { type ListReject, MOST_LINES } from './decoder.ts'

/** A record of a CSV file and its bytes [startByte, endByte) in the file. */
export interface CsvRow {
  /** Cells in their character set; null where a cell is not valid in it. */
  cells: readonly (string | null)[]
  startByte: number
  endByte: number
}

export interface CsvFile {
  charset: Charset
  bomBytes: number
  header: readonly string[]
  rows: readonly CsvRow[]
  /** Where the text stops being CSV, if it does. */
  rejects: readonly ListReject[]
}

/** The longest record of the published code books has some thousand bytes; an open quote must not swallow a file. */
const MAX_RECORD_BYTES = 64 << 10
/** Bytes in which a header must end. */
const HEADER_BYTES = 4096
const DELIMITERS = [',', ';', '\t'] as const

// One byte is one character here. In none of the character sets does a part of another character look like a separator,
// a quote or a line end, so records are cut as bytes and every cell is decoded by itself.
const asByteText = (charset: Charset): 'latin1' | 'utf16le' => (charset.startsWith('utf-16') ? 'utf16le' : 'latin1')

/** Bytes as the parser takes them: UTF-16 in little-endian order, everything else as it is. */
function parserBytes(bytes: Uint8Array, charset: Charset): Buffer {
  if (charset !== 'utf-16be') return bufferOf(bytes)
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16()
}

function delimiterOf(bytes: Buffer, encoding: BufferEncoding): string {
  const [first = ''] = bytes.toString(encoding, 0, HEADER_BYTES).split(/[\r\n]/, 1)
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

interface RawRow extends Omit<CsvRow, 'cells'> {
  cells: readonly string[]
}

/** Records, `most` at first, as far as the bytes are CSV (RFC 4180); quotes inside a cell are taken as they stand. */
function rawRows(
  bytes: Buffer,
  { encoding, bomBytes, most }: { encoding: 'latin1' | 'utf16le'; bomBytes: number; most: number },
) {
  const rows: RawRow[] = []
  const rejects: ListReject[] = []
  let startByte = bomBytes
  try {
    parse(bytes.subarray(bomBytes), {
      encoding,
      delimiter: delimiterOf(bytes.subarray(bomBytes), encoding),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MAX_RECORD_BYTES,
      to: most,
      on_record: (cells: readonly string[], { bytes: read }) => {
        rows.push({ cells, startByte, endByte: bomBytes + read })
        startByte = bomBytes + read
        return null
      },
    })
  } catch (error) {
    // A quote that never closes or a record without end: what stood before it is still there.
    if (!(error instanceof CsvError)) throw error
    rejects.push({ reason: 'no CSV from here on', startByte, endByte: bytes.length })
  }
  if (rows.length === MOST_LINES && startByte < bytes.length)
    rejects.push({ reason: `behind ${MOST_LINES} rows`, startByte, endByte: bytes.length })
  return { rows, rejects }
}

/** Reads a CSV file in whatever character set it is; null when it is no text or has no header that is wanted. */
export function csvFile(bytes: Uint8Array, isWanted: (header: readonly string[]) => boolean): CsvFile | null {
  const found = detectCharset(bytes)
  if (found === null) return null
  const { charset, bomBytes } = found
  const encoding = asByteText(charset)
  const given = parserBytes(bytes, charset)
  const decodedCharset = charset === 'utf-16be' ? 'utf-16le' : charset
  const decoded = ({ cells, ...span }: RawRow): CsvRow => ({
    ...span,
    cells: cells.map((cell) => decodeStrict(Buffer.from(cell, encoding), decodedCharset)),
  })
  const headerOf = ([first]: readonly RawRow[]) =>
    first === undefined ? [] : decoded(first).cells.map((cell) => cell ?? '')
  // The header alone first: most files that are asked about are plain lists
  const header = headerOf(rawRows(given, { encoding, bomBytes, most: 1 }).rows)
  if (header.length === 0 || !isWanted(header)) return null
  const { rows, rejects } = rawRows(given, { encoding, bomBytes, most: MOST_LINES })
  return { charset, bomBytes, header, rows: rows.slice(1).map(decoded), rejects }
}
