/** Classes of characters that text is made of, for `likelihood.ts`. The number of a class is its place in this list. */
export const CLASSES = [
  'digit',
  'lower',
  'upper',
  'space',
  'tab',
  'lineBreak',
  'punctuation', // common in logs and prose
  'mark', // the rest of printable ASCII
  'han', // the common ideographs: level 1 of GB 2312, level 1 of Big5
  'wide', // CJK punctuation, full-width forms, kana
  'letter', // other alphabets, up to Arabic
  'rare', // other ideographs, Hangul, everything else
  'control',
  'invalid', // begins no character
] as const
export type CharacterClass = (typeof CLASSES)[number]

export const HAN = CLASSES.indexOf('han')
export const RARE = CLASSES.indexOf('rare')
export const INVALID = CLASSES.indexOf('invalid')
const [WIDE, LETTER, CONTROL] = [CLASSES.indexOf('wide'), CLASSES.indexOf('letter'), CLASSES.indexOf('control')]

const ASCII: readonly (readonly [RegExp, CharacterClass])[] = [
  [/[0-9]/, 'digit'],
  [/[a-z]/, 'lower'],
  [/[A-Z]/, 'upper'],
  [/ /, 'space'],
  [/\t/, 'tab'],
  [/[\r\n]/, 'lineBreak'],
  [/[.,:\-/_=@"'()|;&?]/, 'punctuation'],
  [/[!-~]/, 'mark'],
]

function asciiClass(code: number): number {
  const found = ASCII.find(([pattern]) => pattern.test(String.fromCharCode(code)))
  return found === undefined ? CONTROL : CLASSES.indexOf(found[1])
}

const isWide = (code: number): boolean =>
  (code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x30ff) || (code >= 0xff01 && code <= 0xff5e)

// Surrogates, the private use area and the specials do not occur in text.
const isNoText = (code: number): boolean => (code >= 0xd800 && code <= 0xf8ff) || code >= 0xfff0

function codePointClass(code: number): number {
  if (code < 0x80) return asciiClass(code)
  if (code < 0xa0) return CONTROL
  if (isNoText(code)) return INVALID
  if (isWide(code)) return WIDE
  return code < 0x700 ? LETTER : RARE
}

/** Every character of a two-byte character set with its lead byte in `leads` and its trail byte from `firstTrail`. */
function charactersOf(label: string, leads: readonly [number, number], firstTrail: number): string {
  const bytes: number[] = []
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = firstTrail; trail <= 0xfe; trail += 1) bytes.push(lead, trail, 0x20)
  }
  return new TextDecoder(label).decode(Uint8Array.from(bytes))
}

/** Class of every code point of the basic multilingual plane. */
export function codePointClasses(): Uint8Array {
  const classes = Uint8Array.from({ length: 65_536 }, (_, code) => codePointClass(code))
  for (const char of charactersOf('gb18030', [0xb0, 0xd7], 0xa1) + charactersOf('big5', [0xa4, 0xc6], 0x40)) {
    const code = char.codePointAt(0)
    if (code !== undefined && code >= 0x4e00 && code <= 0x9fff) classes[code] = HAN
  }
  return classes
}

function gbPairClass(lead: number, trail: number): number {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail === 0x7f || trail > 0xfe) return INVALID
  if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) return HAN
  if (trail < 0xa1 || lead < 0xa1 || lead > 0xa9) return RARE
  return lead === 0xa6 || lead === 0xa7 ? LETTER : WIDE
}

function big5PairClass(lead: number, trail: number): number {
  if (lead < 0x81 || lead > 0xfe || trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail > 0xfe) return INVALID
  if (lead >= 0xa4 && lead <= 0xc6) return HAN
  return lead >= 0xa1 && lead <= 0xa3 ? WIDE : RARE
}

/** Class of every pair of bytes (lead · 256 + trail) that does not begin with an ASCII byte. */
export const pairClasses = (charset: 'gb18030' | 'big5'): Uint8Array => {
  const classOf = charset === 'big5' ? big5PairClass : gbPairClass
  return Uint8Array.from({ length: 65_536 }, (_, pair) => classOf(pair >> 8, pair & 255))
}
