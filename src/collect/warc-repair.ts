import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ByteReader } from '../lib/byte-reader.ts'
import { bufferOf, latin1 } from '../lib/bytes.ts'
import { codeOf } from '../lib/error-code.ts'
import { gzipMembers } from '../lib/gzip-members.ts'
import { OperatorError } from '../model/errors.ts'

/** What stands in a WARC that an earlier run wrote. */
interface Written {
  /** Bytes of whole gzip members from the start. */
  soundBytes: number
  sizeBytes: number
  /** Record id of its first record, the warcinfo; null when there is none. */
  fileId: string | null
}

/** First bytes of every member this program writes: no name, no time. */
const MEMBER_START = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
const SEARCH_BYTES = 1024 * 1024
/** Enough for the fields of any record of ours. */
const HEAD_BYTES = 64 * 1024
/** Eight bytes agree by chance once in 10^19; more places than this were put there by a server. */
const MOST_CANDIDATES = 10_000

/**
 * Makes a WARC that a run left fit for appending: what follows the last whole gzip member is cut off. Refuses, and changes nothing,
 * when whole records of the same file follow the damage: then it is no torn end. `cutBytes` are told to the person.
 */
export async function repairWarc(path: string): Promise<{ endByte: number; cutBytes: number; fileId: string | null }> {
  const written = await survey(path)
  if (written === null) return { endByte: 0, cutBytes: 0, fileId: null }
  const { soundBytes, sizeBytes, fileId } = written
  if (soundBytes === sizeBytes) return { endByte: sizeBytes, cutBytes: 0, fileId }
  if (await hasRecordsAfter(path, written)) throw brokenInside(path, soundBytes)
  const handle = await open(path, 'r+')
  try {
    await handle.truncate(soundBytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { endByte: soundBytes, cutBytes: sizeBytes - soundBytes, fileId }
}

const brokenInside = (path: string, atByte: number): OperatorError =>
  new OperatorError(`${path} is damaged at byte ${atByte}, and whole records follow`, {
    hint: 'keep this file as it is and start the collection in a new folder',
    exit: 'integrity',
  })

async function survey(path: string): Promise<Written | null> {
  const sizeBytes = await sizeOf(path)
  if (sizeBytes === null || sizeBytes === 0) return null
  const reader = new ByteReader(createReadStream(path))
  try {
    await refuseForeign(path, reader)
    let soundBytes = 0
    let fileId: string | null = null
    for await (const member of gzipMembers(reader)) {
      const { isWhole, head } = await readWhole(member.read())
      if (!isWhole) break
      soundBytes = reader.positionBytes
      fileId ??= /^WARC-Record-ID: (\S+)/m.exec(head)?.[1] ?? null
    }
    return { soundBytes, sizeBytes, fileId }
  } finally {
    await reader.close()
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const handle = await open(path, 'r')
    try {
      return (await handle.stat()).size
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function refuseForeign(path: string, reader: ByteReader): Promise<void> {
  const head = await reader.peek(MEMBER_START.length)
  if (MEMBER_START.subarray(0, head.length).equals(head)) return
  throw new OperatorError(`${path} was not written by this program`, {
    hint: 'choose another folder for the collection; this file is left as it is',
  })
}

/** Reads a member to its end, keeping the beginning of its text. */
async function readWhole(chunks: AsyncGenerator<Uint8Array, unknown>): Promise<{ isWhole: boolean; head: string }> {
  let head = ''
  let step = await chunks.next()
  for (; step.done !== true; step = await chunks.next()) if (head.length < HEAD_BYTES) head += latin1(step.value)
  return { isWhole: step.value === null, head }
}

/** True when a whole record that names this file's warcinfo lies behind the damage. What servers sent cannot name it: it is random. */
async function hasRecordsAfter(path: string, { soundBytes, fileId }: Written): Promise<boolean> {
  const mark = fileId === null ? 'WARC/1.1' : `WARC-Warcinfo-ID: ${fileId}`
  let candidates = 0
  for await (const atByte of memberStarts(path, soundBytes + 1)) {
    candidates += 1
    if (candidates > MOST_CANDIDATES) return false
    const reader = new ByteReader(createReadStream(path, { start: atByte }))
    try {
      for await (const member of gzipMembers(reader)) {
        const { isWhole, head } = await readWhole(member.read())
        if (isWhole && head.includes(mark)) return true
        break
      }
    } finally {
      await reader.close()
    }
  }
  return false
}

async function* memberStarts(path: string, fromByte: number): AsyncGenerator<number> {
  const reader = new ByteReader(createReadStream(path, { start: fromByte }))
  try {
    for (;;) {
      const bytes = bufferOf(await reader.glimpse(SEARCH_BYTES))
      const at = bytes.indexOf(MEMBER_START)
      if (at >= 0) yield fromByte + reader.positionBytes + at
      const isEnd = bytes.length < SEARCH_BYTES
      if (at < 0 && isEnd) return
      await reader.skip(at >= 0 ? at + 1 : bytes.length - MEMBER_START.length)
    }
  } finally {
    await reader.close()
  }
}
