/** A float that Python would write with a point. */
export class Float {
  readonly written: string
  constructor(written: string) {
    this.written = written
  }
}

export type Writable =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | Float
  | readonly Writable[]
  | { [key: string]: Writable }

const typed = (payload: Uint8Array, type: string): Buffer =>
  Buffer.concat([Buffer.from(`${payload.length}:`), payload, Buffer.from(type)])

/** A typed netstring as mitmproxy writes them: texts as `;`, bytes as `,`. */
export function tnet(value: Writable): Buffer {
  if (value === null) return typed(Buffer.alloc(0), '~')
  if (typeof value === 'boolean') return typed(Buffer.from(String(value)), '!')
  if (typeof value === 'number') return typed(Buffer.from(String(value)), '#')
  if (typeof value === 'string') return typed(Buffer.from(value), ';')
  if (value instanceof Uint8Array) return typed(value, ',')
  if (value instanceof Float) return typed(Buffer.from(value.written), '^')
  if (Array.isArray(value)) return typed(Buffer.concat(value.map((item: Writable) => tnet(item))), ']')
  return typed(Buffer.concat(Object.entries(value).flatMap(([key, item]) => [tnet(key), tnet(item)])), '}')
}
