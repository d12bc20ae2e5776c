import { execFileSync, spawnSync } from 'node:child_process'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadRecord, readWarc } from '../../src/collect/warc-reader.ts'
import type { WarcExchange, WarcInfo } from '../../src/collect/warc-writer.ts'
import type { WarcFault } from '../../src/lib/warc.ts'

export const INFO: WarcInfo = {
  software: 'Breachlight test',
  scopeSha256: 'ab'.repeat(32),
  authority: 'written order\r\nsecond line',
  egress: 'direct',
  robots: 'obeyed',
}

export const exchange = (
  path: string,
  body: WarcExchange['body'],
  changes: Partial<WarcExchange> = {},
): WarcExchange => ({
  url: `http://127.0.0.1:8001${path}`,
  requestHead: Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:8001\r\n\r\n`),
  responseHead: Buffer.from('HTTP/1.1 200 OK\r\nServer:  odd \r\nlast-modified: Thu, 14 Aug 2008 23:59:59 GMT\r\n\r\n'),
  body,
  startedAt: new Date('2026-11-21T12:00:00.123Z'),
  address: '127.0.0.1',
  truncated: null,
  metadata: {},
  ...changes,
})

export async function readAll(
  chunks: AsyncIterable<Uint8Array> | string,
): Promise<{ records: ReadRecord[]; faults: WarcFault[] }> {
  const records: ReadRecord[] = []
  const faults: WarcFault[] = []
  for await (const found of readWarc(typeof chunks === 'string' ? createReadStream(chunks) : chunks)) {
    if (found.kind === 'record') records.push(found)
    else faults.push(found)
  }
  return { records, faults }
}

export async function* inMemory(bytes: Uint8Array, chunkBytes = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

const PYTHON = '/usr/bin/python3'
export const hasPython = existsSync(PYTHON)

/** What the independent checker says of a file. */
export function checkedByPython(path: string): { isGood: boolean; said: string } {
  const { status, stdout, stderr } = spawnSync(PYTHON, [join(import.meta.dirname, 'check_warc.py'), path], {
    encoding: 'utf8',
  })
  return { isGood: status === 0, said: (stdout + stderr).trim() }
}

/** Offset, length and type of each record as the command line of warcio.js sees them. */
export const indexedByWarcio = (path: string): { offset: number; length: number; 'warc-type': string }[] =>
  execFileSync(process.execPath, ['node_modules/warcio/dist/cli.js', 'index', path, '-f', 'offset,length,warc-type'], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

export const bytesOf = (path: string): Buffer => readFileSync(path)
