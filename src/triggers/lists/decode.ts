import { OperatorError } from '../../model/errors.ts'
import { type DecodedList, type ListDecoder, type ListFile, RECOGNITION } from './decoder.ts'
import { decoders } from './decoders.gen.ts'

/** The largest file that is read: twenty times the largest list that is known (153,115 lines of YY). */
export const MAX_LIST_BYTES = 64 << 20

/** Decoders, the most specific first; those that go by the same are in the order of their ids. */
const ranked: readonly ListDecoder[] = RECOGNITION.flatMap((how) =>
  decoders.filter(({ recognisedBy }) => recognisedBy === how),
)

/** A list and what read it. */
export interface ReadList {
  decoder: ListDecoder
  list: DecodedList
}

/** Ids of the decoders, sorted. */
export const DECODER_IDS: readonly string[] = decoders.map(({ id }) => id)

/**
 * Reads a keyword file by its content, or with the decoder named; null when none reads it, or not that one. Throws
 * OperatorError (wrong usage) for an id that no decoder has.
 */
export function decodeList(file: ListFile, as: string | null): ReadList | null {
  const asked = as === null ? ranked : ranked.filter(({ id }) => id === as)
  if (asked.length === 0)
    throw new OperatorError(`There is no list decoder ${as}.`, {
      hint: `Known are ${DECODER_IDS.join(', ')}.`,
      exit: 'wrongUsage',
    })
  if (file.bytes.length > MAX_LIST_BYTES) return null
  for (const decoder of asked) {
    const list = decoder.decode(file)
    if (list !== null) return { decoder, list }
  }
  return null
}
