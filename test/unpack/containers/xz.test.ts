import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { brief, collect, memory } from '../collect.ts'
import { tar } from '../pack.ts'

// Made with XZ Utils 5.4: `printf 'one\ntwo\nthree\n' | xz --check=crc32`, `printf 'four\n' | xz --check=crc64`, and of one `x`
// with a dictionary of 1,536 MiB and with --check=sha256.
const THREE = Buffer.from(
  '/Td6WFoAAAFpIt42AgAhARYAAAB0L+WjAQANb25lCnR3bwp0aHJlZQoAAAC21eYlAAEiDgzejGCQQpkNAQAAAAABWVo=',
  'base64',
)
const FOUR = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAEZm91cgoAAAAAlvZy84Fet8wAAR0FuC2Arx+2830BAAAAAARZWg==',
  'base64',
)
const HUGE_DICTIONARY = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhASUAAAA7eHtBAQAAeAAAAABFru+D+O4WCgABGQGlLIHMH7bzfQEAAAAABFla',
  'base64',
)
const SHA256_CHECK = Buffer.from(
  '/Td6WFoAAArh+wyhAgAhARYAAAB0L+WjAQAAeAAAAAAtcRZCtyawRAFifKn7rDL1yFMPsZA8xNsCJYcXkhpIgQABMQEPgtyRGJtLmgEAAAAAClla',
  'base64',
)

const read = async (bytes: Uint8Array, name = 'x.log.xz', chunkBytes?: number) =>
  brief(await collect(memory(bytes, name, chunkBytes)))

describe('xz', () => {
  test('drops its suffix and adds no path', async () => {
    expect(await read(THREE)).toEqual(['|x.log=one\ntwo\nthree\n'])
    expect(await read(THREE, 'x.txz')).toEqual(['|x.tar=one\ntwo\nthree\n'])
  })

  test('reads streams joined in a row, padding between them, wherever chunks are cut', async () => {
    const joined = Buffer.concat([THREE, Buffer.alloc(8), FOUR, Buffer.alloc(4)])
    for (const chunkBytes of [1, 3, 64, joined.length]) {
      expect(await read(joined, 'a.xz', chunkBytes)).toEqual(['|a=one\ntwo\nthree\nfour\n'])
    }
  })

  test('names cut and broken data, and junk after the end', async () => {
    expect(await read(THREE.subarray(0, -10))).toEqual(['|x.log=one\ntwo\nthree\n!truncated@14'])
    expect(await read(THREE.subarray(0, 20))).toEqual(['|x.log!truncated'])
    const broken = Buffer.from(THREE)
    broken[48] = (broken[48] ?? 0) + 1
    expect(await read(broken)).toEqual(['|x.log=one\ntwo\nthree\n!damaged-container@14'])
    expect(await read(Buffer.concat([FOUR, Buffer.from('JUNK'.repeat(5))]))).toEqual([
      '|x.log=four\n!damaged-container@5',
    ])
  })

  test('refuses a dictionary that does not fit and a check it cannot make', async () => {
    expect(await read(HUGE_DICTIONARY)).toEqual(['|x.log!over-limit'])
    expect(await read(SHA256_CHECK)).toEqual(['|x.log!unsupported-container'])
  })

  test('two can be open at once: xz inside tar inside gzip, read while another waits', async () => {
    const bytes = gzipSync(
      tar([
        { name: 'a.xz', bytes: THREE },
        { name: 'b.xz', bytes: FOUR },
      ]),
    )
    expect(await read(bytes, 'x.tar.gz')).toEqual(['a.xz!a|a=one\ntwo\nthree\n', 'b.xz!b|b=four\n'])
  })
})
