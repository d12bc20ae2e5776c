import { expect, test } from 'vitest'
import { Damaged } from '../../src/unpack/container.ts'
import { EXPANDED_BYTES_PER_ITEM, MEMBERS_PER_ITEM } from '../../src/unpack/limits.ts'
import { counted, countMember, metered, newTally } from '../../src/unpack/meter.ts'

const MIB = 1024 * 1024

async function* zeros(chunks: number): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < chunks; count += 1) yield Buffer.alloc(MIB)
}

async function outcome(chunks: AsyncIterable<Uint8Array>): Promise<{ bytes: number; detail: string | null }> {
  let bytes = 0
  try {
    for await (const chunk of chunks) bytes += chunk.length
    return { bytes, detail: null }
  } catch (error) {
    if (!(error instanceof Damaged) || error.reason !== 'over-limit') throw error
    return { bytes, detail: error.message }
  }
}

test.each([
  ['no ratio is judged in the first MiB', { chunks: 1, packed: 1, item: 1, bytes: MIB, breach: false }],
  [
    '1,100 to one passes',
    { chunks: 2, packed: Math.ceil((2 * MIB) / 1100), item: null, bytes: 2 * MIB, breach: false },
  ],
  [
    'more than that does not',
    { chunks: 2, packed: Math.floor((2 * MIB) / 1100), item: null, bytes: MIB, breach: true },
  ],
  ['nor more than that of the whole item', { chunks: 2, packed: 2 * MIB, item: 1000, bytes: MIB, breach: true }],
])('%s', async (_title, { chunks, packed, item, bytes, breach }) => {
  const at = { depth: 0, intake: { bytes: packed }, tally: newTally(item) }
  const met = await outcome(metered(zeros(chunks), at))
  expect(met.bytes).toBe(bytes)
  const detail = `${2 * MIB} bytes out of ${Math.min(packed, item ?? packed)}: more than 1100 to one`
  expect(met.detail).toBe(breach ? detail : null)
})

test('plain bytes of an item are limited per level', async () => {
  const tally = newTally(null)
  tally.expandedBytes[1] = EXPANDED_BYTES_PER_ITEM - MIB
  const intake = { bytes: MIB }
  expect(await outcome(metered(zeros(2), { depth: 0, intake, tally }))).toEqual({ bytes: 2 * MIB, detail: null })
  const met = await outcome(metered(zeros(2), { depth: 1, intake, tally }))
  expect(met).toEqual({ bytes: MIB, detail: `the item unpacks to more than ${EXPANDED_BYTES_PER_ITEM} bytes` })
})

test('members are counted up to the limit', () => {
  const tally = { ...newTally(null), members: MEMBERS_PER_ITEM - 1 }
  countMember(tally)
  expect(() => countMember(tally)).toThrow(`more than ${MEMBERS_PER_ITEM} members`)
})

test('intake counts what a container took', async () => {
  const intake = { bytes: 0 }
  await outcome(counted(zeros(3), intake))
  expect(intake.bytes).toBe(3 * MIB)
})
