/** One file of the report: its name below `report/`, and its text in pieces, so that a long table never stands whole in memory. */
export interface ReportFile {
  name: string
  pieces: Iterable<string>
}
