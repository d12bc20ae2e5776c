import { OperatorError } from '../../model/errors.ts'
import { type DecodedList, type ListDecoder, type ListFile, RECOGNITION } from './decoder.ts'
import { decoders } from './decoders.gen.ts'
import { unarmoured } from './armour.ts'
import { sealedLines } from './sealed-lines.ts'

/** The largest file that is read: eight times the largest list that is known, and room for a program that holds one. */
export const MAX_LIST_BYTES = 32 << 20

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

/** Why nothing reads a file, and what to do about it; for a file that `decodeList` gave null for. */
export function whyUndecoded({ bytes, keys }: ListFile, as: string | null): { reason: string; hint: string } {
  if (bytes.length > MAX_LIST_BYTES)
    return {
      reason: `it is larger than ${MAX_LIST_BYTES >> 20} MiB, and no keyword list is`,
      hint: 'Name the keyword file itself, not an archive or a program that holds it.',
    }
  const armour = sealedLines(bytes)?.armour ?? (unarmoured(bytes, 'base64') === null ? null : 'base64')
  if (armour !== null)
    return {
      reason: `it is ${armour} of something that ${keys.length === 0 ? 'no published key opens' : `neither the keys given nor a published one opens (${keys.length} tried)`}`,
      hint: 'Give the key of the client with --key, or with --case a case in which it was found.',
    }
  if (as !== null) return { reason: `it is not what ${as} reads`, hint: 'Leave --as out, and the content decides.' }
  return {
    reason: 'it is neither text in a known character set nor a list of a known client',
    hint: `Known are the lists that docs/lists.md names; --as forces one of ${DECODER_IDS.join(', ')}.`,
  }
}
