import { describe, expect, test } from 'vitest'
import { ChunkedFraming } from '../../../src/traffic/http/chunked.ts'

function read(text: string, piece = 1000) {
  const framing = new ChunkedFraming()
  const bytes = Buffer.from(text, 'latin1')
  let data = ''
  let used = 0
  for (let at = 0; at < bytes.length && !framing.isOver; at += piece) {
    used += framing.push(bytes.subarray(at, at + piece), (part) => {
      data += part.toString('latin1')
    })
  }
  const { isWhole, fault, trailer } = framing
  return { data, used, isWhole, fault, trailer }
}

const whole = (text: string, data: string, trailer = '') => ({
  data,
  used: text.length,
  isWhole: true,
  fault: null,
  trailer,
})

test.each([
  ['0\r\n\r\n', ''],
  ['5\r\nhello\r\n0\r\n\r\n', 'hello'],
  ['5\nhello\n0\n\n', 'hello'],
  [' 5 ;a=b;c="d"\r\nhello\r\n 00 \r\n\r\n', 'hello'],
  [`${'0'.repeat(40)}A\r\n0123456789\r\n0\r\n\r\n`, '0123456789'],
  ['1\r\n\n\r\n1\r\n\r\r\n0\r\n\r\n', '\n\r'],
])('%j holds %j, whatever the cut', (text, data) => {
  for (const piece of [1000, 1, 2, 3]) expect(read(text, piece)).toEqual(whole(text, data))
})

test('trailers are kept, and what follows is left', () => {
  const text = '1\r\na\r\n0\r\nA: 1\r\nB: 2\r\n\r\n'
  expect(read(`${text}HTTP/1.1`)).toEqual(whole(text, 'a', 'A: 1\r\nB: 2\r\n'))
})

test.each([
  ['x\r\n', 'bad-chunk'],
  ['\r\n', 'bad-chunk'],
  ['-1\r\n', 'bad-chunk'],
  ['0x5\r\n', 'bad-chunk'],
  ['5 5\r\n', 'bad-chunk'],
  ['fffffffffffffff\r\n', 'bad-chunk'],
  ['1\r\nab\r\n', 'bad-chunk'],
  [`5;${'a'.repeat(9000)}`, 'over-limit'],
  [`0\r\n${`A: ${'b'.repeat(8000)}\r\n`.repeat(40)}`, 'over-limit'],
])('%j breaks', (text, fault) => {
  for (const piece of [1_000_000, 7]) expect(read(text, piece)).toMatchObject({ isWhole: false, fault })
})

const inData = () => {
  const framing = new ChunkedFraming()
  framing.push(Buffer.from('5\r\nab'), () => {})
  return framing
}

describe('a hole', () => {
  test('within the data of a chunk leaves the framing as it is', () => {
    const framing = inData()
    expect(framing.gap(2)).toBe(true)
    framing.push(Buffer.from('e\r\n0\r\n\r\n'), (data) => expect(data.toString()).toBe('e'))
    expect(framing.isWhole).toBe(true)
  })

  test('to the end of the data too', () => {
    const framing = inData()
    expect(framing.gap(3)).toBe(true)
    framing.push(Buffer.from('\r\n0\r\n\r\n'), () => {})
    expect(framing.isWhole).toBe(true)
  })

  test('beyond it takes the framing along, and so does one in a line', () => {
    expect(inData().gap(4)).toBe(false)
    expect(new ChunkedFraming().gap(1)).toBe(false)
  })
})
