/**
 * Writes blocks in ClickHouse's Native format (clickhouse.com/docs/en/interfaces/formats#native): column by column,
 * straight from bytes, so that a worker never builds rows. Loading it is a copy for the engine.
 */

/** A growing byte buffer. */
export class Bytes {
  #bytes: Buffer
  #length = 0

  constructor(capacityBytes = 1 << 12) {
    this.#bytes = Buffer.allocUnsafe(capacityBytes)
  }

  get length(): number {
    return this.#length
  }

  /** What was written, not copied: it holds until `clear`. */
  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  #room(sizeBytes: number): void {
    if (this.#length + sizeBytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + sizeBytes))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }

  varint(value: number): void {
    this.#room(8)
    let rest = value
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.#bytes[this.#length++] = rest
  }

  u8(value: number): void {
    this.#room(1)
    this.#bytes[this.#length++] = value
  }

  u16(value: number): void {
    this.#room(2)
    this.#bytes[this.#length++] = value
    this.#bytes[this.#length++] = value >>> 8
  }

  /** A safe integer as 64 bits, two's complement when negative. */
  i64(value: number): void {
    this.#room(8)
    const high = Math.floor(value / 2 ** 32)
    this.#u32(value - high * 2 ** 32)
    this.#u32(high)
  }

  #u32(value: number): void {
    const bytes = this.#bytes
    const at = this.#length
    bytes[at] = value
    bytes[at + 1] = value >>> 8
    bytes[at + 2] = value >>> 16
    bytes[at + 3] = value >>> 24
    this.#length = at + 4
  }

  /** Length-prefixed bytes `[start, end)`. Short values are copied in a loop: a call to `set` costs more (measured). */
  slice(bytes: Uint8Array, start: number, end: number): void {
    const sizeBytes = end - start
    this.varint(sizeBytes)
    this.#room(sizeBytes)
    if (sizeBytes > 48) this.#bytes.set(bytes.subarray(start, end), this.#length)
    else for (let i = 0; i < sizeBytes; i++) this.#bytes[this.#length + i] = bytes[start + i] ?? 0
    this.#length += sizeBytes
  }

  /** Length-prefixed UTF-8 of a string; a lone surrogate becomes U+FFFD, as the engine accepts well-formed text only. */
  text(value: string): void {
    const bytes = Buffer.from(value, 'utf8')
    this.slice(bytes, 0, bytes.length)
  }
}

/** One column of the block being filled. */
export interface NativeColumn {
  type: string
  /** Its bytes in the block, in parts that hold until `clear`. */
  parts(): Uint8Array[]
  clear(): void
}

export class StringColumn implements NativeColumn {
  readonly type = 'String'
  readonly data = new Bytes(1 << 16)
  parts = () => [this.data.done()]
  clear = (): void => this.data.clear()
}

export class NumberColumn implements NativeColumn {
  readonly type: 'UInt8' | 'UInt64'
  readonly #values = new Bytes(1 << 12)
  constructor(type: 'UInt8' | 'UInt64') {
    this.type = type
  }
  push(value: number): void {
    if (this.type === 'UInt8') this.#values.u8(value)
    else this.#values.i64(value)
  }
  /** The same value for `count` rows. */
  repeat(value: number, count: number): void {
    for (let i = 0; i < count; i++) this.push(value)
  }
  parts = () => [this.#values.done()]
  clear = (): void => this.#values.clear()
}

export class NullableInt64Column implements NativeColumn {
  readonly type = 'Nullable(Int64)'
  readonly #isNull = new Bytes()
  readonly #values = new Bytes(1 << 16)
  push(value: number | null): void {
    this.#isNull.u8(value === null ? 1 : 0)
    this.#values.i64(value ?? 0)
  }
  parts = () => [this.#isNull.done(), this.#values.done()]
  clear = (): void => {
    this.#isNull.clear()
    this.#values.clear()
  }
}

/** Serialization version 1 of LowCardinality keys (64 bits), and flags: 16-bit indexes with the block's own keys. */
const KEYS_VERSION = Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0)
const INDEX_FLAGS = 1 + (1 << 9) + (1 << 10)

/** Repeating strings: a dictionary and a 16-bit index per value (a block has at most 65,536 rows). */
class Dictionary {
  readonly #indexes = new Bytes(1 << 12)
  readonly #keys: string[] = []
  readonly #known = new Map<string, number>()

  #lastKey: string | null = null
  #lastIndex = 0

  /** Most values repeat the one before. */
  indexOf(key: string): number {
    if (key === this.#lastKey) return this.#lastIndex
    this.#lastKey = key
    this.#lastIndex = this.#known.get(key) ?? this.#added(key)
    return this.#lastIndex
  }

  #added(key: string): number {
    this.#known.set(key, this.#keys.length)
    return this.#keys.push(key) - 1
  }

  push(index: number): void {
    this.#indexes.u16(index)
  }

  parts(): Uint8Array[] {
    const keys = new Bytes()
    keys.i64(INDEX_FLAGS)
    keys.i64(this.#keys.length)
    for (const key of this.#keys) keys.text(key)
    keys.i64(this.#indexes.length / 2)
    return [keys.done(), this.#indexes.done()]
  }

  clear(): void {
    this.#indexes.clear()
    this.#keys.length = 0
    this.#known.clear()
    this.#lastKey = null
  }
}

export class DictionaryColumn implements NativeColumn {
  readonly type = 'LowCardinality(String)'
  readonly #dictionary = new Dictionary()
  push(value: string): void {
    this.#dictionary.push(this.#dictionary.indexOf(value))
  }
  /** The same value for `count` rows. */
  repeat(value: string, count: number): void {
    if (count === 0) return
    const index = this.#dictionary.indexOf(value)
    for (let i = 0; i < count; i++) this.#dictionary.push(index)
  }
  parts = () => [KEYS_VERSION, ...this.#dictionary.parts()]
  clear = (): void => this.#dictionary.clear()
}

export class DictionaryArrayColumn implements NativeColumn {
  readonly type = 'Array(LowCardinality(String))'
  readonly #offsets = new Bytes(1 << 12)
  readonly #dictionary = new Dictionary()
  #count = 0
  push(values: readonly string[]): void {
    for (const value of values) this.#dictionary.push(this.#dictionary.indexOf(value))
    this.#count += values.length
    this.#offsets.i64(this.#count)
  }
  parts = () => [KEYS_VERSION, this.#offsets.done(), ...(this.#count > 0 ? this.#dictionary.parts() : [])]
  clear = (): void => {
    this.#offsets.clear()
    this.#dictionary.clear()
    this.#count = 0
  }
}

export class StringArrayColumn implements NativeColumn {
  readonly type = 'Array(String)'
  readonly #offsets = new Bytes(1 << 12)
  readonly values = new Bytes(1 << 16)
  #count = 0
  /** Closes a row after its `count` values were appended to `values`. */
  endRow(count: number): void {
    this.#count += count
    this.#offsets.i64(this.#count)
  }
  parts = () => [this.#offsets.done(), this.values.done()]
  clear = (): void => {
    this.#offsets.clear()
    this.values.clear()
    this.#count = 0
  }
}

type Columns = Readonly<Record<string, NativeColumn>>

/** The block as the bytes of a file, in parts that hold until the columns are cleared: nothing is copied. */
export function blockParts(columns: Columns, rows: number): Uint8Array[] {
  const entries = Object.entries(columns)
  const size = new Bytes()
  size.varint(entries.length)
  size.varint(rows)
  return [size.done(), ...entries.flatMap(([name, column]) => [heading(name, column), ...column.parts()])]
}

function heading(name: string, column: NativeColumn): Uint8Array {
  const bytes = new Bytes(64)
  bytes.text(name)
  bytes.text(column.type)
  return bytes.done()
}

/** Empties the columns for the next block. */
export function clearColumns(columns: Columns): void {
  for (const column of Object.values(columns)) column.clear()
}
