import { expect, test } from 'vitest'
import { parseZone } from '../../src/lib/zone.ts'

test.each([
  ['UTC', 'UTC', 0],
  ['z', 'UTC', 0],
  ['+08:00', 'UTC+08:00', 480],
  ['+0530', 'UTC+05:30', 330],
  ['UTC-03:30', 'UTC-03:30', -210],
  ['utc+14:00', 'UTC+14:00', 840],
])('%s is %s', (text, name, offsetMinutes) => {
  expect(parseZone(text)).toEqual({ name, offsetMinutes })
})

test.each(['', 'Mars', '8', '+8', '08:00', '+08:60', '+14:01', '+15:00', '+08:00 ', 'UTC8'])('%j is none', (text) => {
  expect(() => parseZone(text)).toThrow(
    expect.objectContaining({ exit: 'wrongUsage', message: `${text} is not a zone.` }),
  )
})
