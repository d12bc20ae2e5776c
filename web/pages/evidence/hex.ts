const ROW_BYTES = 16

/** Bytes in hexadecimal as a dump: place, sixteen bytes, and what of them is printable ASCII. */
export function hexLines(hex: string): string[] {
  const bytes = hex.match(/../g) ?? []
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += ROW_BYTES) {
    const row = bytes.slice(at, at + ROW_BYTES)
    const signs = row.map((byte) => printable(Number.parseInt(byte, 16))).join('')
    lines.push(`${at.toString(16).padStart(8, '0')}  ${row.join(' ').padEnd(ROW_BYTES * 3 - 1)}  ${signs}`)
  }
  return lines
}

const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')
