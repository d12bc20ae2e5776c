import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileFixedTime } from '../../src/lib/fixed-times.ts'
import { TIME_LAYOUTS } from '../../src/lib/time-layouts.ts'
import { compileTime } from '../../src/lib/times.ts'

const CHINA = 8 * 60
const FIXED = TIME_LAYOUTS.map(({ written }) => written).filter((written) => compileFixedTime(written, 0) !== null)

/** The instant of a text that stands somewhere inside a line. */
function read(written: string, text: string): number | null {
  const line = Buffer.from(`<${text}>`)
  return compileFixedTime(written, CHINA)?.(line, 1, line.length - 1) ?? null
}

test('only layouts without a field of varying width are read from bytes', () => {
  expect(FIXED).toEqual(expect.arrayContaining(['YYYY-MM-DD HH:mm:ss', 'YYYYMMDDHHmmss', 'YYYY/MM/DD HH:mm']))
  for (const varying of ['M/D/YYYY h:mm:ss A', 'YYYY年MM月DD日 HH:mm:ss', 'epoch-s', 'epoch-ms', 'MMM DD HH:mm:ss'])
    expect(FIXED).not.toContain(varying)
})

test.each([
  ['2008-08-26 10:11:12', Date.UTC(2008, 7, 26, 2, 11, 12)],
  ['2008-02-30 10:11:12', null],
  ['2008-13-01 10:11:12', null],
  ['2008-08-26 24:00:00', null],
  ['2008-08-26 10:11:1', null],
  ['2008-08-26 10:11:123', null],
  ['2008-08-26T10:11:12', null],
  ['2008-08-2x 10:11:12', null],
  ['', null],
])('%j is read as %s', (text, instant) => {
  expect(read('YYYY-MM-DD HH:mm:ss', text)).toBe(instant)
})

const digits = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'))
const FIELDS = /YYYY|YY|MM|DD|HH|mm|ss/g

test('bytes and text are read alike in every fixed layout, whatever the digits and wherever one is damaged', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...FIXED),
      fc.array(digits, { minLength: 7, maxLength: 7 }),
      fc.option(fc.tuple(fc.nat(24), fc.constantFrom('', ' ', 'x', '7', '年'))),
      (written, pairs, damage) => {
        let at = 0
        const whole = written.replace(FIELDS, (field) => (field === 'YYYY' ? '20' : '') + (pairs[at++] ?? '00'))
        const text = damage === null ? whole : whole.slice(0, damage[0]) + damage[1] + whole.slice(damage[0] + 1)
        expect(read(written, text)).toBe(compileTime(written, CHINA)(text))
      },
    ),
    { numRuns: 2000 },
  ))
