import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'

const key = {
  key_id: 'key-abc',
  finder: 'assignment',
  name: 'enckey',
  reading: 'ascii',
  start_byte: 7,
  end_byte: 15,
  size_bytes: 8,
}

test('keys that opened something, sealed logs, foreign files and settings, in that order', async () => {
  const { rows } = await findings('exposures', {
    tables: {
      keys: [
        { ...key, path: 'fs01/etc/filter.ini', opened: 12 },
        { ...key, path: 'fs01/etc/never.ini', opened: 0 },
        { ...key, path: '', finder: 'given', opened: 1 },
        { ...key, path: 'fs02/key.dat', name: '', opened: 1 },
      ],
      streams: [
        { kind: 'configuration', path: 'a.ini', detail: 'settings.', size_bytes: 1, entropy_bits_per_byte: 0 },
        { kind: 'foreign', path: 'film.avi', detail: 'a video (AVI)', size_bytes: 5000, entropy_bits_per_byte: 7.5 },
        {
          kind: 'undecryptable',
          path: 'call.log',
          detail: 'no key in 40 attempts',
          size_bytes: 9,
          entropy_bits_per_byte: 5.999,
        },
        { kind: 'log', path: 'ok.log' },
      ],
    },
  })
  expect(rows).toEqual([
    {
      kind: 'key-beside-data',
      path: 'fs01/etc/filter.ini',
      detail:
        'key-abc: 8 bytes written as ascii, under the name enckey, at bytes 7–15 (finder assignment), opens 12 log streams',
    },
    {
      kind: 'key-beside-data',
      path: 'fs02/key.dat',
      detail:
        'key-abc: 8 bytes written as ascii, without a name, at bytes 7–15 (finder assignment), opens 1 log stream',
    },
    { kind: 'undecryptable', path: 'call.log', detail: 'no key in 40 attempts; 9 bytes; 6.00 bits/byte' },
    { kind: 'foreign-content', path: 'film.avi', detail: 'a video (AVI); 5000 bytes' },
    { kind: 'configuration', path: 'a.ini', detail: 'settings; 1 byte' },
  ])
})
