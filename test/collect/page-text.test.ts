import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pageText } from '../../src/collect/page-text.ts'
import { type ResponseHead, ResponseHeadReader } from '../../src/collect/response-head.ts'

function headWith(coding: string | null): ResponseHead {
  const line = coding === null ? '' : `Content-Encoding: ${coding}\r\n`
  const read = new ResponseHeadReader().push(Buffer.from(`HTTP/1.1 200 OK\r\n${line}\r\n`))
  if (read.kind !== 'head') throw new Error(read.kind)
  return read.head
}

const textWith = async (coding: string | null, content: Uint8Array) =>
  (await pageText(Buffer.from(content), headWith(coding)))?.text ?? null

const page = Buffer.from('日志 page')

test.each([
  [null, page],
  ['identity', page],
  ['gzip', gzipSync(page)],
  ['X-GZIP', gzipSync(page)],
  ['deflate', deflateSync(page)],
  ['br', brotliCompressSync(page)],
])('%s is read', async (coding, content) => {
  expect(await textWith(coding, content)).toBe('日志 page')
})

test.each([
  ['an unknown coding', 'zstd', page],
  ['a name of every object', 'constructor', page],
  ['two codings', 'gzip, gzip', gzipSync(gzipSync(page))],
  ['damaged', 'gzip', page],
  ['cut', 'gzip', gzipSync(page).subarray(0, 15)],
  ['a bomb', 'gzip', gzipSync(Buffer.alloc(40_000_000))],
  ['a small bomb past the ratio', 'gzip', gzipSync(Buffer.alloc(1_200_000))],
])('%s is not read', async (_, coding, content) => {
  expect(await textWith(coding, content)).toBeNull()
})

test('a page of a mebibyte is read however well it was compressed', async () => {
  expect(await textWith('gzip', gzipSync(Buffer.alloc(1_000_000, 'a')))).toHaveLength(1_000_000)
})
