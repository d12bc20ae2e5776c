import type { CaptureTally, Exchange } from '../../model/exchange.ts'
import { httpReader } from '../http/exchanges.ts'
import { type Dissection, dissect } from './dissection.ts'
import { FileWindow } from './window.ts'

/** Nothing more can be read. */
export const END = 0

/**
 * Reads as many records as are in sight. Returns how many contiguous bytes must be in sight to go on, or `END`. When the
 * file has no more (`window.isLast`), it makes do with what there is.
 */
export type ReadRecords = (window: FileWindow) => number

/** The exchanges in a file of packets, in the order in which they become whole. */
export async function* readExchanges(
  chunks: AsyncIterable<Uint8Array>,
  tally: CaptureTally,
  records: (dissection: Dissection, tally: CaptureTally) => ReadRecords,
): AsyncGenerator<readonly Exchange[]> {
  let found: Exchange[] = []
  const dissection = dissect(
    tally,
    httpReader((exchange) => found.push(exchange), tally),
  )
  const read = records(dissection, tally)
  const window = new FileWindow(chunks)
  try {
    for (let neededBytes = read(window); neededBytes !== END; neededBytes = read(window)) {
      if (found.length > 0) {
        yield found
        found = []
      }
      await window.fill(neededBytes)
    }
  } finally {
    await window.close()
  }
  dissection.end()
  if (found.length > 0) yield found
}
