import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { unsupportedKind } from '../../src/unpack/unsupported.ts'

const latin1 = (text: string): Buffer => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(80)])

function arj(checksum: (header: Buffer) => number): Buffer {
  const header = Buffer.alloc(43, 7)
  const file = Buffer.alloc(60)
  file.writeUInt16LE(0xea60, 0)
  file.writeUInt16LE(header.length, 2)
  header.copy(file, 4)
  file.writeUInt32LE(checksum(header), 4 + header.length)
  return file
}

test.each([
  ['RAR', latin1('Rar!\x1a\x07\0')],
  ['RAR', latin1('Rar!\x1a\x07\x01\0')],
  ['7-Zip', latin1('7z\xbc\xaf\x27\x1c')],
  ['bzip2', latin1('BZh91AY&SY')],
  ['bzip2', latin1('BZh9\x17\x72\x45\x38\x50\x90')],
  ['Zstandard', latin1('\x28\xb5\x2f\xfd')],
  ['LZ4', latin1('\x04\x22\x4d\x18')],
  ['lzip', latin1('LZIP\x01')],
  ['compress (.Z)', latin1('\x1f\x9d\x90')],
  ['Microsoft cabinet', latin1('MSCF\0\0\0\0')],
  ['ARJ', arj((header) => crc32(header))],
  ['LZH', latin1('\x22\x33-lh5-')],
  ['LZH', latin1('\x22\x33-lz5-')],
  ['ar', latin1('!<arch>\n')],
  ['cpio', latin1('070701000000')],
  ['RPM', latin1('\xed\xab\xee\xdb')],
  ['xar', latin1('xar!\0\x1c')],
  ['ACE', latin1('1234567**ACE**')],
  ['StuffIt', latin1('StuffIt (c)1997')],
])('recognises %s', (title, bytes) => {
  expect(unsupportedKind(bytes)).toBe(title)
})

test.each([
  ['prose about RAR', latin1('Rar! is a format')],
  ['BZh prose', latin1('BZhang said')],
  ['BZh0', latin1('BZh01AY&SY')],
  ['a compress header with reserved bits', latin1('\x1f\x9d\xf0')],
  ['an ARJ header with a wrong checksum', arj(() => 1)],
  ['a log that begins with octal digits', latin1('07070 GET /')],
  ['an option in a log', latin1('x -lh file')],
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0x60])],
])('%s is none of them', (_title, bytes) => {
  expect(unsupportedKind(bytes)).toBeNull()
})
