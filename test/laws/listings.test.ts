import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listings } from '../../src/collect/listings.gen.ts'
import { fixture, pageOf } from '../collect/listings/pages.ts'

/** Samples of each kind. A new kind adds one line. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  apache: ['apache-fancy.html', 'apache-list.html', 'apache-table.html'],
  caddy: ['caddy.html'],
  'caddy-json': ['caddy.json'],
  iis: ['iis.html', 'iis-long-date.html'],
  lighttpd: ['lighttpd.html'],
  nginx: ['nginx.html', 'nginx-rounded.html'],
  'nginx-json': ['nginx.json'],
  python: ['python.html'],
  s3: ['s3-v1.xml', 's3-v2.xml'],
}

/** Texts that grow without end, each made to cost a reader more than its length. */
const ENDLESS = [
  '<a>',
  '<a href="',
  '<b>',
  '</i>',
  '<b></i>',
  '<tr><td>',
  '<pre>',
  '&',
  '&amp;',
  ' ',
  '<',
  '[',
  '[{"name":"',
  '<!--',
  '%',
]

test('every kind has a sample and a test, and its id is its file name', () => {
  const files = readdirSync('src/collect/listings').map((file) => basename(file, '.ts'))
  expect(listings.map((one) => one.id).toSorted()).toEqual(files.toSorted())
  expect(Object.keys(SAMPLES).toSorted()).toEqual(files.toSorted())
  for (const id of files) expect([id, existsSync(`test/collect/listings/${id}.test.ts`)]).toEqual([id, true])
})

describe.each(listings.map((one) => [one.id, one] as const))('%s', (id, listing) => {
  const texts = (SAMPLES[id] ?? []).map((name) => fixture(name).text)

  test('knows its own samples and no other', () => {
    const known = Object.values(SAMPLES)
      .flat()
      .filter((name) => (listing.entriesOf(fixture(name))?.length ?? 0) > 0)
    expect(known.toSorted()).toEqual(SAMPLES[id]?.toSorted())
  })

  test('any text whatever: never throws', () => {
    const address = fc.oneof(fc.string(), fc.webUrl(), fc.constant('http://127.0.0.1/log/'))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), address, (text, url) => {
        expect(listing.entriesOf(pageOf(text, url)) ?? []).toBeInstanceOf(Array)
        listing.nextPage?.(pageOf(text, url))
      }),
    )
  })

  test('a sample changed anywhere: never throws, and every entry is complete', () => {
    const change = fc.record({
      at: fc.nat(40_000),
      drop: fc.nat(40),
      put: fc.string({ unit: 'grapheme', maxLength: 9 }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }), (sample, changes) => {
        const text = changes.reduce(
          (now, { at, drop, put }) => now.slice(0, at % now.length) + put + now.slice((at % now.length) + drop),
          sample,
        )
        for (const entry of listing.entriesOf(pageOf(text)) ?? []) {
          expect(typeof entry.href).toBe('string')
          expect(entry.sizeBytes === null || Number.isSafeInteger(entry.sizeBytes)).toBe(true)
          expect(entry.modified).not.toBe('')
        }
        listing.nextPage?.(pageOf(text))
      }),
      { numRuns: 60 },
    )
  })

  test('cut anywhere: the entries are the first ones', () => {
    const [sample = ''] = texts
    const whole = listing.entriesOf(pageOf(sample))?.map(({ href }) => href) ?? []
    for (let size = 0; size < sample.length; size += 97) {
      const hrefs = listing.entriesOf(pageOf(sample.slice(0, size)))?.map(({ href }) => href) ?? []
      expect([size, whole.slice(0, Math.max(0, hrefs.length - 1))]).toEqual([size, hrefs.slice(0, -1)])
    }
  })

  test('time grows with the text, not faster', () => {
    const [sample = ''] = texts
    for (const part of ENDLESS) {
      const startedAtMs = performance.now()
      listing.entriesOf(pageOf(sample.slice(0, 400) + part.repeat(400_000 / part.length)))
      listing.entriesOf(pageOf(sample.slice(0, -20) + part.repeat(400_000 / part.length)))
      expect([part, performance.now() - startedAtMs < 1500]).toEqual([part, true])
    }
  })
})
