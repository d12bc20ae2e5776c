import type { ByteReader } from '../lib/byte-reader.ts'
import { inflate } from '../lib/inflate.ts'
import { Damaged } from './container.ts'

/** Plain bytes of one raw deflate stream; throws Damaged where they break or stop. The reader is left just after the stream. */
export async function* inflateRaw(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const damage = yield* inflate(reader)
  if (damage !== null) throw new Damaged(damage.reason, damage.detail)
}
