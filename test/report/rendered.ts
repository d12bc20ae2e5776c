import { reportFiles, type ReportInput } from '../../src/report/index.ts'

const text = (pieces: Iterable<string>): string => [...pieces].join('')

/** The report as its reader has it: the text of every file. */
export function rendered(input: ReportInput) {
  const files = new Map([...reportFiles(input)].map(({ name, pieces }) => [name, text(pieces)]))
  const fileOf = (name: string): string => files.get(name) ?? ''
  return {
    html: fileOf('index.html'),
    markdown: fileOf('report.md'),
    findings: fileOf('findings.json'),
    tables: [...files].filter(([name]) => name.startsWith('tables/')).map(([, csv]) => csv),
  }
}
