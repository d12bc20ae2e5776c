/** Rows of a table or list turned into text at a time: few enough that what it takes dies young (measured: 2,000 leave 60 MB of garbage). */
export const PIECE_ROWS = 500

/** One file of the report: its name below `report/`, and its text in pieces, so that a long table never stands whole in memory. */
export interface ReportFile {
  name: string
  pieces: Iterable<string>
}
