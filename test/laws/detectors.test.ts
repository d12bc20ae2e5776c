import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { detect } from '../../src/text/detect.ts'
import { PRECEDENCE } from '../../src/text/precedence.ts'
import { sensitive } from '../../src/text/sensitive.gen.ts'

test('the index holds every file once, sorted', () => {
  const ids = readdirSync('src/text/sensitive').map((name) => name.replace(/\.ts$/, ''))
  expect(sensitive.map(({ id }) => id)).toEqual(ids.toSorted())
})

test('the precedence names every kind once', () => {
  expect(PRECEDENCE.toSorted()).toEqual(sensitive.map(({ id }) => id))
})

// Pieces that detectors look for, so that random texts get past the first check.
const CUES = sensitive.flatMap(({ cues }) => [...cues.zh, ...cues.en])
const PIECES =
  '138|0013|8000|６２１|0948|1|٣|𝟘|X|QQ|+86|(010)|@|@qq.com|://|.|-| |：|，|\u200b|路|12号|市|区|楼|京A|SF|EA|CN|is |是|👍🏽|°|\n'.split(
    '|',
  )
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ...CUES), fc.string({ maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''))

/** Repeated to a mebibyte, each of them could make a careless pattern go back and forth for ever. */
const HOSTILE =
  '1|12 |1-|1.|a|a.|a@|@a.|a@a.| |(|：|\u200b|𝟘|密码|密码是|密码:a|password is |QQ|qq:|微信号|路|路1号|一|市|路一段|1号楼|京A|http://a|http://a:a|?token=a&|12 Maple |Aa |GB82WEST|GB82 |EA123456785CN|39.9042,|39°54′|+86 |0086|单号1234 |010-6|6222 '.split(
    '|',
  )

describe.each(sensitive.map((detector) => [detector.id, detector] as const))('%s', (_, detector) => {
  test('says what it is, what decides and where that stands', () => {
    for (const words of [detector.title, detector.validates, detector.source]) expect(words).toMatch(/\S{3}/)
  })

  test('never throws; spans lie in the text, are not empty and have a value', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { start, end, value } of detector.find(given)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(given.length)
          expect(value).not.toBe('')
        }
      }),
      { numRuns: 200 },
    )
  })

  test('long hostile texts end soon', () => {
    for (const unit of HOSTILE) {
      const long = unit.repeat((1 << 18) / unit.length)
      const startedMs = performance.now()
      detector.find(long)
      // 1 to 400 ms when alone; going over the text again for every character would take minutes.
      expect(performance.now() - startedMs, unit).toBeLessThan(5000)
    }
  }, 60_000)
})

const LONE = /\p{Surrogate}/u

test('all together: spans in order that do not touch, cut between whole characters of the given text', () => {
  fc.assert(
    fc.property(text, (given) => {
      let before = 0
      for (const { start, end } of detect(given)) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeLessThanOrEqual(given.length)
        expect(LONE.test(given.slice(start, end))).toBe(false)
        before = end
      }
    }),
    { numRuns: 500 },
  )
})
