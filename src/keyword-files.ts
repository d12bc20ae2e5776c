import { statSync } from 'node:fs'
import { openCase, readLedger } from './custody/index.ts'
import { givenKey } from './keys/index.ts'
import { caseKeys, readHandedIn } from './knowledge.ts'
import { OperatorError } from './model/errors.ts'
import { type ListFile, MAX_LIST_BYTES } from './triggers/index.ts'

/** Keys that somebody states (`--key`, as for investigate) and, with a case, those that it found or was told. */
export function keysAtHand(given: readonly string[], caseDir: string | null): Uint8Array[] {
  const stated = given.flatMap(givenKey).map(({ bytes }) => bytes)
  if (caseDir === null) return stated
  const folder = openCase(caseDir)
  const found = [...readLedger(folder.ledgerPath).keys.values()].map(({ hex }) => Buffer.from(hex, 'hex'))
  const distinct = new Map(
    [...stated, ...found, ...caseKeys(folder).map(({ bytes }) => bytes)].map((key) => [
      Buffer.from(key).toString('hex'),
      key,
    ]),
  )
  return [...distinct.values()]
}

/** A keyword file ready to be decoded; throws OperatorError when it is not there, cannot be read, or is no list by its size. */
export function readKeywordFile(path: string, keys: readonly Uint8Array[]): ListFile {
  const sizeBytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (sizeBytes > MAX_LIST_BYTES)
    throw new OperatorError(`${path} is larger than ${MAX_LIST_BYTES >> 20} MiB, and no keyword list is.`, {
      hint: 'Name the keyword file itself, not an archive or a program that holds it.',
    })
  return { ...readHandedIn(path, 'keyword file'), keys }
}
