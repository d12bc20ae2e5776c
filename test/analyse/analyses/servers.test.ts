import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'

const log = { server: 'fs01', family: 'contentfilter', kind: 'log', is_message: 1 }

test('logs of one server and family become one row; sealed ones are named, too', async () => {
  const { rows } = await findings('servers', {
    records: [
      { account: 'a', text: 'x', utcMs: 7 },
      { account: 'a', text: 'y', utcMs: 5 },
      { account: 'a', text: 'z' },
    ],
    tables: {
      streams: [
        {
          ...log,
          path: 'a.log',
          decode: 'line · base64 · des-ecb · key-1',
          charset: 'utf-8',
          delimiter: '\\t',
          column_names: ['c1', 'account_name'],
          column_roles: ['datetime', 'account'],
          bits: 900,
          runner_up_bits: 200,
          units: 3,
          records: 2,
          rejects: 1,
        },
        {
          ...log,
          path: 'b.tar!b.log',
          decode: 'plain',
          charset: 'gb18030',
          delimiter: '\\t',
          column_names: ['c1', 'account_name'],
          column_roles: ['datetime', 'account'],
          bits: 500,
          runner_up_bits: 150,
          units: 1,
          records: 1,
        },
        { server: 'fs01', family: 'callinfo', kind: 'undecryptable', path: 'c.log', decode: 'line · base64' },
        { server: 'fs01', family: '', kind: 'undecryptable', path: 'noise.bin' },
        { server: 'fs01', family: 'film', kind: 'foreign', path: 'film.avi' },
      ],
    },
  })
  expect(rows).toEqual([
    {
      server: 'fs01',
      family: 'callinfo',
      items: 1,
      units: 0,
      records: 0,
      rejects: 0,
      decode: 'line · base64',
      charset: null,
      delimiter: null,
      layout: null,
      margin_bits: null,
      first_utc_ms: null,
      last_utc_ms: null,
    },
    {
      server: 'fs01',
      family: 'contentfilter',
      items: 2,
      units: 4,
      records: 3,
      rejects: 1,
      decode: 'line · base64 · des-ecb · key-1 | plain',
      charset: 'gb18030 | utf-8',
      delimiter: '\\t',
      layout: 'datetime, account_name (account)',
      margin_bits: 350,
      first_utc_ms: 5,
      last_utc_ms: 7,
    },
  ])
})
