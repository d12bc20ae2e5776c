/** Android's binary XML, written from AOSP's ResourceTypes.h apart from the reader. */

interface Written {
  name: string
  attributes: Readonly<Record<string, string | number>>
}

const NONE = 0xffffffff
const NUMBERS: Readonly<Record<string, number>> = { name: 0x01010003, versionCode: 0x0101021b, versionName: 0x0101021c }

function numbers(...values: readonly (readonly [bits: 8 | 16 | 32, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bits, value]) => {
      const bytes = Buffer.alloc(bits / 8)
      bytes.writeUIntLE(value, 0, bits / 8)
      return bytes
    }),
  )
}

const chunk = (type: number, header: Buffer, body: Buffer): Buffer =>
  Buffer.concat([numbers([16, type], [16, 8 + header.length], [32, 8 + header.length + body.length]), header, body])

function pooled(text: string, isUtf8: boolean): Buffer {
  const bytes = Buffer.from(text, isUtf8 ? 'utf8' : 'utf16le')
  const length = isUtf8 ? numbers([8, text.length], [8, bytes.length]) : numbers([16, text.length])
  return Buffer.concat([length, bytes, Buffer.alloc(isUtf8 ? 1 : 2)])
}

function stringPool(strings: readonly string[], isUtf8: boolean): Buffer {
  const texts = strings.map((text) => pooled(text, isUtf8))
  let at = 0
  const offsets = texts.map((bytes) => {
    const offset = at
    at += bytes.length
    return numbers([32, offset])
  })
  const start = 28 + 4 * strings.length
  const header = numbers([32, strings.length], [32, 0], [32, isUtf8 ? 0x100 : 0], [32, start], [32, 0])
  const padding = Buffer.alloc((4 - (at % 4)) % 4)
  return chunk(0x0001, header, Buffer.concat([...offsets, ...texts, padding]))
}

function element({ name, attributes }: Written, index: (text: string) => number): Buffer {
  const entries = Object.entries(attributes)
  const body = entries.map(([key, value]) =>
    typeof value === 'number'
      ? numbers([32, NONE], [32, index(key)], [32, NONE], [16, 8], [8, 0], [8, 0x10], [32, value])
      : numbers([32, NONE], [32, index(key)], [32, index(value)], [16, 8], [8, 0], [8, 3], [32, index(value)]),
  )
  const extension = numbers(
    [32, NONE],
    [32, index(name)],
    [16, 20],
    [16, 20],
    [16, entries.length],
    [16, 0],
    [16, 0],
    [16, 0],
  )
  return chunk(0x0102, numbers([32, 1], [32, NONE]), Buffer.concat([extension, ...body]))
}

/** A document of these elements; with `hidesNames` the names of known attributes are empty strings, as packers leave them. */
export function binaryXml(
  elements: readonly Written[],
  options: { charset: 'utf-8' | 'utf-16'; hidesNames?: boolean },
): Buffer {
  const names = [...new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)))]
  const others = elements.flatMap(({ name, attributes }) => [name, ...Object.values(attributes)])
  const strings = [...new Set([...names, ...others.filter((one): one is string => typeof one === 'string')])]
  const index = (text: string): number => strings.indexOf(text)
  const shown = strings.map((text) => (options.hidesNames === true && text in NUMBERS ? '' : text))
  const map = chunk(0x0180, Buffer.alloc(0), numbers(...names.map((name) => [32, NUMBERS[name] ?? 0] as const)))
  const parts = [stringPool(shown, options.charset === 'utf-8'), map, ...elements.map((one) => element(one, index))]
  return chunk(0x0003, Buffer.alloc(0), Buffer.concat(parts))
}
