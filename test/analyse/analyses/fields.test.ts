import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'

const field = (position: number, rest: { family: string; role: string }) => ({
  family: rest.family,
  server: 'fs01',
  position,
  column: `c${position}`,
  role: rest.role,
  distinct: 3,
  entropy_bits: 1.5,
  sampled: 4,
})
const ip = field(2, { family: 'contentfilter', role: 'ip' })
const time = field(1, { family: 'contentfilter', role: 'datetime' })
const version = field(1, { family: 'onlineuser', role: 'version' })
const dataset = { tables: { fields: [version, ip, time] } }

test('columns of every family in their order', async () => {
  expect((await findings('fields', dataset)).rows).toEqual([time, ip, version])
})

test('columns of the family asked for', async () => {
  expect((await findings('fields', dataset, 'onlineuser')).rows).toEqual([version])
})
