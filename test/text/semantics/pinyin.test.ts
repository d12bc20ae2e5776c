import { expect, test } from 'vitest'
import { fires } from '../fires.ts'

test.each([['法轮'], ['发轮'], ['FaLun'], ['fa lun'], ['fǎlún'], ['罚　轮']])('法轮 sounds like %s', (text) => {
  expect(fires('pinyin', ['法轮'], text)).toEqual(['法轮'])
})

test('other sounds are other words', () => {
  expect(fires('pinyin', ['法轮'], '发论坛')).toEqual(['法轮'])
  expect(fires('pinyin', ['法轮'], '法国')).toEqual([])
})
