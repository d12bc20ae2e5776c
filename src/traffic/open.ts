import type { Reader } from './reader.ts'
import { readers } from './readers.gen.ts'

/** The reader for a file by its first bytes (4096 where the file has them); null when it is no capture that is known. */
export const readerFor = (head: Uint8Array): Reader | null => readers.find((reader) => reader.sniff(head)) ?? null
