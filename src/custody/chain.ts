import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { OperatorError } from '../model/errors.ts'
import { fsyncDirectory, writeAll } from './durable.ts'

const FIRST = '0'.repeat(64)

/** SHA-256 over the link before and this entry's JSON: changing, dropping or swapping any line breaks every later link. */
const linkOf = (previous: string, json: string): string =>
  createHash('sha256').update(`${previous}\n${json}`).digest('hex')

export interface ReadChain<T> {
  entries: readonly T[]
  /** Link of the last whole entry. */
  head: string
  /** Bytes that hold whole entries; anything behind them is a torn last write. */
  soundBytes: number
}

/**
 * Reads an append-only file of lines `<link> <json>`. A torn last line (the process died in a write) is left out; a
 * broken link anywhere else throws an integrity error naming the line.
 */
export function readChain<T>(path: string): ReadChain<T> {
  const text = readFileSync(path, 'utf8')
  const entries: T[] = []
  let head = FIRST
  let soundBytes = 0
  const lines = text.split('\n')
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const json = line.slice(65)
    const link = linkOf(head, json)
    if (line.slice(0, 65) !== `${link} `) throw broken(path, index + 1)
    entries.push(JSON.parse(json))
    head = link
    soundBytes += Buffer.byteLength(line) + 1
  }
  return { entries, head, soundBytes }
}

const broken = (path: string, line: number) =>
  new OperatorError(`The chain in ${path} is broken at line ${line}: the file was changed after it was written.`, {
    hint: 'Restore the case folder from a copy, or start a new case from the evidence.',
    exit: 'integrity',
  })

/** An append-only chain open for writing. Every append is on disk when it returns. */
export interface ChainWriter<T> {
  append: (...entries: readonly T[]) => void
  close: () => void
}

/** Opens a chain for appending, creating it when absent and cutting off a torn last line. */
export function openChain<T>(path: string): ChainWriter<T> & { entries: readonly T[] } {
  const file = openSync(path, 'a+', 0o600)
  const read = readChain<T>(path)
  ftruncateSync(file, read.soundBytes)
  fsyncDirectory(dirname(path))
  let { head, soundBytes } = read
  return {
    entries: read.entries,
    append(...entries) {
      let next = head
      let text = ''
      for (const entry of entries) {
        const json = JSON.stringify(entry)
        next = linkOf(next, json)
        text += `${next} ${json}\n`
      }
      const bytes = Buffer.from(text)
      try {
        writeAll(file, bytes)
        fsyncSync(file)
      } catch (error) {
        ftruncateSync(file, soundBytes) // half an append must not stand before the next one
        throw error
      }
      head = next
      soundBytes += bytes.length
    },
    close: () => closeSync(file),
  }
}
