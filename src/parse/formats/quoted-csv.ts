import { defineLayout, PROPOSAL_LINES } from '../layout.ts'

const DELIMITERS = [',', ';', '\t', '|']

/** A value that begins and ends with quotes right beside the delimiter or the ends of the line. */
const quotedValue = (delimiter: string): RegExp => {
  const sign = delimiter === '|' ? '\\|' : delimiter
  return new RegExp(`(?:^|${sign})"[^"]*(?:""[^"]*)*"(?=${sign}|$)`)
}

export default defineLayout({
  id: 'quoted-csv',
  title: 'separated values that may be quoted (RFC 4180), one record a line',
  propose(lines) {
    const seen = lines.slice(0, PROPOSAL_LINES)
    return DELIMITERS.filter((delimiter) => {
      const pattern = quotedValue(delimiter)
      return seen.some((line) => line.includes(delimiter) && pattern.test(line))
    }).map((delimiter) => ({ kind: 'delimited', delimiter, quote: '"' }))
  },
})
