import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import line24 from '../../../src/text/semantics/line-24.ts'
import { readList } from '../../../src/text/lists.ts'
import { fires } from '../fires.ts'

const PAIR = '.*新疆.*(七五|75|独立|中共).*'

test.each([
  ['新疆要独立', true],
  ['我在新疆，75度', true],
  ['独立的新疆', false],
  ['新疆很美', false],
  ['新疆\n独立', false],
])('%s', (text, does) => {
  expect(fires('line-24', [PAIR], text)).toEqual(does ? [PAIR] : [])
})

test.each([
  ['和田.*暴乱', '和田有暴乱', '在和田有暴乱'],
  ['和田.*暴乱.*', '和田有暴乱了', '在和田有暴乱'],
  ['.*和田.{1,2}暴乱', '在和田有暴乱', '在和田暴乱'],
  ['.*和田.{1,2}.*', '和田1', '和田'],
  ['.*[和田]暴.*', '在田暴', '在天暴'],
  ['.*[和田]暴.*', '在田暴', '在田暴\n'],
  ['.*和田(暴乱)?', '在和田暴乱', '在和田暴乱了'],
  ['薄熙来', '薄熙来了', '薄'],
])('%s fires on %s, not on %s', (line, fire, not) => {
  expect(fires('line-24', [line], fire)).toEqual([line])
  expect(fires('line-24', [line], not)).toEqual([])
})

test('an expression that looks ahead or refers back is kept and never fires', () => {
  for (const line of ['.*(?=和).*', '.*(和)\\1.*', '.*(和']) {
    expect(line24.rules([line])).toMatchObject([{ keyword: line, expression: { source: line, extent: 'whole' } }])
    expect(line24.rules([line])[0]?.expression?.fault).not.toBeNull()
    expect(fires('line-24', [line], '和和')).toEqual([])
  }
})

const PATH = '../shared/data/lists/line/line-v25.txt'
test.skipIf(!existsSync(PATH))('every line of the published list v25 is a literal or one of its 48 expressions', () => {
  const { lines, keywords } = readList({ name: 'v25', bytes: readFileSync(PATH) })
  const rules = line24.rules(lines)
  expect(rules).toHaveLength(keywords.length)
  const ordered = rules.filter(({ gaps }) => gaps !== null)
  expect(ordered).toHaveLength(48)
  const written = ordered.map(({ components }) =>
    components.map((texts) => (texts.length === 1 ? texts[0] : `(${texts.join('|')})`)).join('.*'),
  )
  expect(written).toEqual(ordered.map(({ keyword }) => keyword.replaceAll(/^\.\*|\.\*$/g, '')))
  for (const { gaps } of ordered) expect(gaps).toEqual([{ min: 0, max: Infinity }])
})
