import { expect, test } from 'vitest'
import { random } from '../../../lab/random.ts'
import { gb18030 } from '../../../lab/servers/encode.ts'
import { inventTemplates } from '../../../lab/talk/campaign.ts'
import { LIST_WORDS } from '../../../lab/talk/words.ts'

const templates = inventTemplates(random(2008), 400)

test('as many templates as asked for, all distinct, the same for the same seed', () => {
  expect(new Set(templates).size).toBe(400)
  expect(inventTemplates(random(2008), 400)).toEqual(templates)
})

test('each says who writes, is as long as such a text, and has a two-byte code for each character', () => {
  expect(templates.filter((text) => !/我是.*(纸鹤服务中心|紙鶴服務中心).*的(义工|義工)/.test(text))).toEqual([])
  expect(templates.filter((text) => text.length < 40 || text.length > 160)).toEqual([])
  for (const text of templates) expect(gb18030(text).length).toBeLessThanOrEqual(2 * text.length)
})

test('each holds a word of the upload-only list and none of another', () => {
  const others = [...LIST_WORDS.censor, ...LIST_WORDS.netbar, ...LIST_WORDS.builtin]
  expect(templates.filter((text) => !LIST_WORDS.surveillance.some((word) => text.includes(word)))).toEqual([])
  expect(templates.filter((text) => others.some((word) => text.includes(word)))).toEqual([])
})

test('some are in traditional Chinese, most are not', () => {
  const traditional = templates.filter((text) => text.includes('紙鶴')).length
  expect(traditional).toBeGreaterThan(60)
  expect(traditional).toBeLessThan(140)
})
