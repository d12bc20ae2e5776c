import type { Reason } from '../../model/reasons.ts'
import { ByteReader } from '../../lib/byte-reader.ts'
import { type ByteSource, Damaged, defineContainer } from '../container.ts'
import { withoutSuffix } from '../names.ts'
import { openXz, type XzResult } from '../xz-engine.ts'

const MAGIC = Buffer.from('fd377a585a00', 'hex')
/** Output is copied per step; larger steps make fewer calls and larger losses where data breaks. */
const STEP_BYTES = 16 * 1024

const isXz = (head: Uint8Array): boolean => MAGIC.equals(head.subarray(0, MAGIC.length))

export default defineContainer({
  id: 'xz',
  title: 'xz',
  source: 'The .xz File Format 1.2.1, read with XZ Embedded (xz-decompress)',
  sniff: isXz,
  holds: 'one',
  needsFile: false,
  async *open(source) {
    const name = withoutSuffix(source.name, ['.xz'], { '.txz': '.tar' })
    yield { kind: 'member', name, sizeBytes: null, read: () => readStreams(source) }
  },
})

/** Plain bytes of all xz streams in a row: the decoder goes on to the next, and over the padding between them (2.2), by itself. */
async function* readStreams(source: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source.read())
  const decoder = await openXz()
  try {
    for (;;) {
      const input = await reader.takeSome(Math.min(STEP_BYTES, decoder.inputBytes))
      const { result, output, usedBytes } = decoder.step(input ?? Buffer.alloc(0))
      if (input !== null && usedBytes < input.length) reader.giveBack(input.subarray(usedBytes))
      if (output.length > 0) yield output
      if (input === null && result === 'end') return
      if (result !== 'ok' || (input === null && output.length === 0)) throw broken(result, reader.positionBytes)
    }
  } finally {
    decoder.close()
    await reader.close()
  }
}

const BROKEN: Readonly<Record<XzResult, { reason: Reason; detail: string }>> = {
  ok: { reason: 'truncated', detail: 'compressed data stops' },
  end: { reason: 'damaged-container', detail: 'the xz stream ends before its bytes do' },
  'unsupported check': { reason: 'unsupported-container', detail: 'xz with a checksum that cannot be made here' },
  'out of memory': { reason: 'over-limit', detail: 'its dictionary does not fit the memory set aside for one' },
  'memory limit': { reason: 'over-limit', detail: 'its dictionary does not fit the memory set aside for one' },
  'not xz': { reason: 'damaged-container', detail: 'bytes that are no xz after an xz stream' },
  'unsupported options': { reason: 'unsupported-container', detail: 'xz with a filter that cannot be undone here' },
  'damaged data': { reason: 'damaged-container', detail: 'damaged xz data' },
  'input exhausted': { reason: 'truncated', detail: 'compressed data stops' },
}

function broken(result: XzResult, atByte: number): Damaged {
  const { reason, detail } = BROKEN[result]
  return new Damaged(reason, `${detail}, near byte ${atByte}`)
}
