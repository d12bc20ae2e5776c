import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TIME_LAYOUTS } from '../../src/lib/time-layouts.ts'
import {
  compileDateAndTime,
  compileTime,
  isTimeLayout,
  recogniseDamagedTime,
  recogniseTime,
} from '../../src/lib/times.ts'

const CHINA = 8 * 60

describe('recogniseTime', () => {
  test.each([
    [['2008-08-26 10:11:12', '2008-08-27 00:00:00'], 'datetime', 'YYYY-MM-DD HH:mm:ss'],
    [['2008-08-26T10:11:12+08:00', '2008-08-26T10:11:12Z'], 'datetime', 'YYYY-MM-DDTHH:mm:ssZ'],
    [['2008-08-26T10:11:12.5Z'], 'datetime', 'YYYY-MM-DDTHH:mm:ss.mmmZ'],
    [['2008/08/26 10:11:12.345'], 'datetime', 'YYYY/MM/DD HH:mm:ss.mmm'],
    [['2017-05-16 00:00:00.008'], 'datetime', 'YYYY-MM-DD HH:mm:ss.mmm'],
    [['8/26/2008 3:14:15 PM', '9/1/2008 11:14:15 AM'], 'datetime', 'M/D/YYYY h:mm:ss A'],
    [['26/8/2008 3:14:15', '1/9/2008 13:14:15'], 'datetime', 'D/M/YYYY H:mm:ss'],
    [['20171223-22:15:29:606', '20171224-0:5:9:6'], 'datetime', 'YYYYMMDD-H:m:s:ms'],
    [['Dec 10 06:55:46', 'Jan  1 00:00:00'], 'datetime', 'MMM DD HH:mm:ss'],
    [['10.30 16:49:06'], 'datetime', 'MM.DD HH:mm:ss'],
    [['Sun Dec 04 04:47:44 2005'], 'datetime', 'WWW MMM DD HH:mm:ss YYYY'],
    [['10/Oct/2000:13:55:36 -0700'], 'datetime', 'DD/MMM/YYYY:HH:mm:ss Z'],
    [['2008年8月26日 10时11分12秒'], 'datetime', 'YYYY年M月D日 HH时mm分ss秒'],
    [['2008年8月26日 9时1分2秒', '2008年8月26日 19时11分12秒'], 'datetime', 'YYYY年M月D日 H时m分s秒'],
    [['1219716672'], 'datetime', 'epoch-s'],
    [['1219716672123'], 'datetime', 'epoch-ms'],
    [['20080826101112'], 'datetime', 'YYYYMMDDHHmmss'],
    [['2008-08-26'], 'date', 'YYYY-MM-DD'],
    [['20080826', '20081231'], 'date', 'YYYYMMDD'],
    [['26.8.2008'], 'date', 'D.M.YYYY'],
    [['081109', '081109', '081109', '081110', '081111', '081111'], 'date', 'YYMMDD'],
    [['081109', '081110', '081111', '081112'], 'time', 'HHmmss'],
    [['081109', '081110', '081111', '081112', '081112'], 'time', 'HHmmss'],
    [['203615', '203807'], 'time', 'HHmmss'],
    [['10:11:12', '23:59:59'], 'time', 'HH:mm:ss'],
    [['3:14:15 PM'], 'time', 'h:mm:ss A'],
    [['9:05', '10:15'], 'time', 'H:mm'],
    [['', '10:11:12', ''], 'time', 'HH:mm:ss'],
  ])('%j', (values, role, written) => {
    expect(recogniseTime(values)).toEqual({ role, written })
  })

  test('says when day and month could be exchanged', () => {
    expect(recogniseTime(['1/2/2008', '3/4/2008'])).toEqual({ role: 'date', written: 'M/D/YYYY', ambiguous: true })
    expect(recogniseTime(['1/2/2008', '13/4/2008'])).toEqual({ role: 'date', written: 'D/M/YYYY' })
    expect(recogniseTime(['1/2/2008', '3/14/2008'])).toEqual({ role: 'date', written: 'M/D/YYYY' })
    expect(recogniseTime(['1/2/08 10:00', '3/4/08 11:00'])).toMatchObject({ written: 'M/D/YY HH:mm', ambiguous: true })
  })

  test('98 of 100 must be of one layout', () => {
    const good = Array.from({ length: 98 }, () => '10:11:12')
    expect(recogniseTime([...good, 'x', 'y'])?.written).toBe('HH:mm:ss')
    expect(recogniseTime([...good, 'x', 'y', 'z'])).toBeNull()
  })

  test.each([
    [[]],
    [['']],
    [['hello']],
    [['30002312']],
    [['58.30.1.9']],
    [['3.8.4.2']],
    [['200', '404']],
    [['24200', '24206']],
  ])('%j is no time', (values) => expect(recogniseTime(values)).toBeNull())
})

describe('compileTime', () => {
  test.each([
    ['YYYY-MM-DD HH:mm:ss', '2008-08-26 10:11:12', Date.UTC(2008, 7, 26, 2, 11, 12)],
    ['YYYY-MM-DD HH:mm:ss', '2008-02-29 00:00:00', Date.UTC(2008, 1, 28, 16)],
    ['YYYY-MM-DDTHH:mm:ssZ', '2008-08-26T10:11:12-07:30', Date.UTC(2008, 7, 26, 17, 41, 12)],
    ['YYYY-MM-DDTHH:mm:ss.mmmZ', '2008-08-26T10:11:12.5Z', Date.UTC(2008, 7, 26, 10, 11, 12, 500)],
    ['YYYY-MM-DD HH:mm:ss.mmm', '2008-08-26 10:11:12.123456', Date.UTC(2008, 7, 26, 2, 11, 12, 123)],
    ['M/D/YYYY h:mm:ss A', '8/26/2008 12:14:15 AM', Date.UTC(2008, 7, 25, 16, 14, 15)],
    ['M/D/YYYY h:mm:ss A', '8/26/2008 12:14:15 pm', Date.UTC(2008, 7, 26, 4, 14, 15)],
    ['M/D/YYYY h:mm:ss A', '8/26/2008 3:14:15 PM', Date.UTC(2008, 7, 26, 7, 14, 15)],
    ['YYYYMMDD-H:m:s:ms', '20171223-22:5:9:6', Date.UTC(2017, 11, 23, 14, 5, 9, 6)],
    ['WWW MMM DD HH:mm:ss YYYY', 'Sun Dec  4 04:47:44 2005', Date.UTC(2005, 11, 3, 20, 47, 44)],
    ['DD/MMM/YYYY:HH:mm:ss Z', '10/Oct/2000:13:55:36 -0700', Date.UTC(2000, 9, 10, 20, 55, 36)],
    ['YYYY年M月D日 H时m分s秒', '2008年8月26日 9时1分2秒', Date.UTC(2008, 7, 26, 1, 1, 2)],
    ['YYMMDD HHmmss', '081109 203615', Date.UTC(2008, 10, 9, 12, 36, 15)],
    ['YY/MM/DD HH:mm', '99/01/02 08:00', Date.UTC(1999, 0, 2)],
    ['epoch-s', '1219716672', 1219716672000],
    ['epoch-ms', '1219716672123', 1219716672123],
  ])('%s reads %s', (written, text, utcMs) => {
    expect(compileTime(written, CHINA)(text)).toBe(utcMs)
  })

  test.each([
    ['YYYY-MM-DD HH:mm:ss', ['2008-02-30 10:00:00', '2008-13-45 99:99:99', '0000-00-00 00:00:00', '99999-01-01 00:00:00', '-1',
      '2147483648', '2008-12-31 23:59:60', '1２：００', 'NaN', '2008-09-31 00:00:00', '2008-08-26 24:00:00', '2008-08-26 10:60:00',
      '2008-08-26 10:11:12 ', ' 2008-08-26 10:11:12', '2008-8-26 10:11:12', '2009-02-29 00:00:00', '2008-00-01 00:00:00', '']],
    ['MMM DD HH:mm:ss', ['Dec 10 06:55:46']],
    ['MM.DD HH:mm:ss', ['10.30 16:49:06']],
    ['YYYY-MM-DD', ['2008-08-26']],
    ['HH:mm:ss', ['10:11:12']],
    ['h:mm:ss A', ['13:14:15 PM', '0:00:00 AM']],
    ['YYYY-MM-DD HH:mm:ss A', ['2008-08-26 13:14:15 PM', '2008-08-26 00:14:15 AM']],
    ['H:mm', ['24:61']],
    ['M/D/YYYY h:mm:ss A', ['8/26/2008 3:14:15 XM', '8/26/2008 13:14:15 PM', '8/26/2008 0:14:15 AM']],
    ['YYYY-MM-DDTHH:mm:ssZ', ['2008-08-26T10:11:12+99:00', '2008-08-26T10:11:12+08:75', '2008-08-26T10:11:12']],
    ['epoch-s', ['999999999', '2147483648', '12197166720']],
    ['epoch-ms', ['1219716672']],
    ['no layout', ['no layout']],
  ] as const)('%s gives no instant for impossible or incomplete text', (written, texts) => {
    expect(texts.map(compileTime(written, 0))).toEqual(texts.map(() => null))
  }) // biome-ignore format: a table

  test('reads back every instant it is given in writing, whatever the zone', () => {
    const from = { min: new Date('1970-01-02T00:00:00Z'), max: new Date('2199-12-30T00:00:00Z'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(from), fc.integer({ min: -720, max: 840 }), (date, zone) => {
        const iso = new Date(date.getTime() + zone * 60_000).toISOString()
        const read = compileTime('YYYY-MM-DDTHH:mm:ss.mmm', zone)
        expect(read(iso.slice(0, -1))).toBe(date.getTime())
        expect(compileTime('YYYY-MM-DDTHH:mm:ss.mmmZ', zone)(iso)).toBe(date.getTime() + zone * 60_000)
      }),
    )
  })

  test('keeps apart days and zones that follow each other', () => {
    const read = compileTime('YYYY-MM-DD HH:mm:ss', 0)
    expect([read('2008-02-29 00:00:01'), read('2008-02-30 00:00:01'), read('2008-02-29 00:00:02'), read('2008-03-01 00:00:00')]).toEqual([
      Date.UTC(2008, 1, 29, 0, 0, 1), null, Date.UTC(2008, 1, 29, 0, 0, 2), Date.UTC(2008, 2, 1),
    ]) // biome-ignore format: a table
    const zoned = compileTime('YYYY-MM-DDTHH:mm:ssZ', 0)
    expect(zoned('2008-01-01T00:00:00+01:00')).toBe(Date.UTC(2007, 11, 31, 23))
    expect(zoned('2008-01-01T00:00:00Z')).toBe(Date.UTC(2008, 0, 1))
  })
})

test('compileDateAndTime joins two columns', () => {
  const read = compileDateAndTime('YYYY-MM-DD', 'HH:mm:ss', CHINA)
  expect(read('2008-08-26', '10:11:12')).toBe(Date.UTC(2008, 7, 26, 2, 11, 12))
  expect(read('2008-02-30', '10:11:12')).toBeNull()
  expect(read('2008-08-26', '')).toBeNull()
  expect(read('', '10:11:12')).toBeNull()
  expect(compileDateAndTime('M/D/YYYY', 'h:mm:ss A', CHINA)('8/26/2008', '3:14:15 PM')).toBe(
    Date.UTC(2008, 7, 26, 7, 14, 15),
  )
  expect(compileDateAndTime('YYMMDD', 'HHmmss', 0)('081109', '203615')).toBe(Date.UTC(2008, 10, 9, 20, 36, 15))
  expect(compileDateAndTime('MMM', 'HH:mm:ss', 0)('Dec', '06:55:46')).toBeNull()
})

test('every layout of the table is a layout, is named once and has the fields of its role', () => {
  expect(new Set(TIME_LAYOUTS.map(({ written }) => written)).size).toBe(TIME_LAYOUTS.length)
  for (const { written, role } of TIME_LAYOUTS) {
    const fields = {
      written,
      time: /[Hh]|epoch/.test(written),
      date: /D|epoch/.test(written),
      any: isTimeLayout(written),
    }
    expect(fields).toEqual({ written, time: role !== 'date', date: role !== 'time', any: true })
  }
  expect(isTimeLayout('---')).toBe(false)
})

test('readers are total', () => {
  const readers = TIME_LAYOUTS.map(({ written }) => compileTime(written, 0))
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9/:. APM年月日-]{0,24}$/))
  fc.assert(
    fc.property(text, (value) => {
      for (const read of readers) {
        const utcMs = read(value)
        expect(utcMs === null || Number.isSafeInteger(utcMs)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('a column with many impossible dates is still a column of dates', () => {
  const impossible = ['2008-02-30 10:00:00', '2008-13-45 99:99:99', '0000-00-00 00:00:00']
  const values = ['2008-09-01 10:00:01', ...impossible, 'NaN', '-1']
  expect(recogniseTime(values)).toBeNull()
  expect(recogniseDamagedTime(['', ...values, '2008-09-02 10:00:01'])).toEqual({
    role: 'datetime',
    written: 'YYYY-MM-DD HH:mm:ss',
  })
  expect(recogniseDamagedTime(impossible)).toBeNull()
  expect(recogniseDamagedTime([...values, 'a', 'b', 'c', 'd'])).toBeNull()
  expect(recogniseDamagedTime(['101112', '203040', '999999'])).toBeNull()
  expect(recogniseDamagedTime([])).toBeNull()
})
