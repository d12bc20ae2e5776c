import { expect, test } from 'vitest'
import { glossesOf } from '../../src/text/gloss.ts'

test('a word is glossed whole, in either script, or by its longest parts', async () => {
  const glosses = await glossesOf(['灯笼', '燈籠', '红灯笼', '谢谢', 'ok', '123', '灯笼', '铜 钟', '%'])
  expect([...glosses.keys()]).toEqual(['灯笼', '燈籠', '红灯笼', '谢谢', '铜 钟'])
  expect(glosses.get('灯笼')).toBe('lantern')
  expect(glosses.get('燈籠')).toBe('lantern')
  expect(glosses.get('红灯笼')).toMatch(/^red.* \+ lantern$/)
  expect(glosses.get('谢谢')).toMatch(/^to thank/)
  expect(glosses.get('铜 钟')).toMatch(/^copper/)
})

test('what a word means comes before the name it can be; what only points elsewhere is passed over', async () => {
  const glosses = await glossesOf(['王', '高', '臺灣', '頭髪'])
  expect(glosses.get('王')).toMatch(/king/)
  expect(glosses.get('高')).toMatch(/high|tall/)
  expect(glosses.get('臺灣')).toBe('Taiwan')
  expect(glosses.get('頭髪')).not.toMatch(/variant of/)
})

test('the first and the last entry of the dictionary are read, and a word it does not know stands for itself', async () => {
  const glosses = await glossesOf(['21三体综合症', '𰻞𰻞麵', '\u{20000}'])
  expect([...glosses.values()]).toEqual([
    "trisomy; Down's syndrome",
    'broad, belt-shaped noodles, popular in Shaanxi',
    '\u{20000}',
  ])
})
