/** Rows of a table or list turned into text at a time: one with a row for every account is never held twice. */
export const PIECE_ROWS = 2000

/** One file of the report: its name below `report/`, and its text in pieces, so that a long table never stands whole in memory. */
export interface ReportFile {
  name: string
  pieces: Iterable<string>
}
