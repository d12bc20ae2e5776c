import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileWindow } from '../../../src/traffic/packets/window.ts'
import { cut } from '../reading.ts'

const file = Uint8Array.from({ length: 300 }, (_, n) => n % 251)

test('any bytes asked for are in sight, at their place in the file, whatever the chunks', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 })
  const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 })), { maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(sizes, steps, async (chunks, asked) => {
      const window = new FileWindow(cut(file, chunks))
      for (const [needed, used] of asked) {
        const { startByte } = window
        const isThere = await window.fill(needed)
        expect(window.startByte).toBe(startByte)
        expect(isThere).toBe(startByte + needed <= file.length)
        expect(window.isLast).toBe(isThere ? window.isLast : true)
        const seen = window.bytes.subarray(window.at)
        expect([...seen]).toEqual([...file.subarray(startByte, startByte + seen.length)])
        window.at += Math.min(used, window.restBytes)
      }
    }),
  )
})

test('a chunk is looked at where it lies', async () => {
  const chunk = Uint8Array.from(file)
  const window = new FileWindow(
    (async function* () {
      yield chunk
    })(),
  )
  await window.fill(1)
  expect(window.bytes).toBe(chunk)
})

test('the source is let go when reading stops before its end, and only then', async () => {
  let isClosed = false
  const source = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield file
      yield file
    } finally {
      isClosed = true
    }
  }
  const window = new FileWindow(source())
  await window.fill(400)
  expect(isClosed).toBe(false)
  await window.close()
  expect(isClosed).toBe(true)
})
