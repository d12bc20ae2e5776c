import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeptBytes } from '../../../src/traffic/http/kept.ts'
import { Room } from '../../../src/traffic/http/room.ts'

test('keeps the first bytes up to its limit, and takes no more of the room than it gives back', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 900 }), { maxLength: 12 }), fc.nat(5000), (parts, roomBytes) => {
      const room = new Room(roomBytes)
      const kept = new KeptBytes(4000, room)
      const taken = parts.reduce((sum, part) => sum + kept.append(part), 0)
      const all = Buffer.concat(parts)
      expect(kept.bytes).toEqual(all.subarray(0, kept.sizeBytes))
      expect(kept.sizeBytes).toBe(taken)
      expect(kept.sizeBytes < Math.min(all.length, 4000)).toBe(kept.isScant)
      expect(kept.sizeBytes).toBeGreaterThanOrEqual(Math.min(all.length, 512))
      expect(kept.heldBytes).toBeLessThanOrEqual(roomBytes)
      kept.clear()
      expect(room.take(roomBytes)).toBe(true)
    }),
  )
})

test('drops the first bytes', () => {
  const kept = new KeptBytes(10, null)
  kept.append(Buffer.from('abcdef'))
  kept.drop(4)
  kept.append(Buffer.from('gh'))
  expect(kept.bytes.toString()).toBe('efgh')
})
