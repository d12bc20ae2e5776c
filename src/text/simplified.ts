const FIRST = 0x3400
const LAST = 0x9fff

/**
 * Opens a function that writes traditional characters as simplified ones, one for one, so that every place in a text stays
 * where it was: OpenCC's table (Apache-2.0) without its phrases and without the few characters that would become two units.
 */
export async function openSimplifier(): Promise<(text: string) => string> {
  const { Converter } = await import('opencc-js/t2cn')
  const convert = Converter({ from: 't', to: 'cn' })
  const table = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, at) => {
    const written = convert(String.fromCharCode(FIRST + at))
    return written.length === 1 ? written.charCodeAt(0) : FIRST + at
  })
  return (text) => text.replace(/[\u3400-\u9fff]/g, (sign) => simple(table, sign))
}

const simple = (table: Uint16Array, sign: string): string => {
  const code = sign.charCodeAt(0)
  const other = table[code - FIRST] ?? code
  return other === code ? sign : String.fromCharCode(other)
}
