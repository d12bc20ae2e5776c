import { expect, test } from 'vitest'
import yyFinance from '../../../../src/triggers/lists/decoders/yy-finance.ts'

const read = (text: string, name = 'financekwordlist') => yyFinance.decode({ name, bytes: Buffer.from(text), keys: [] })

test('words in the order of the file, two by two', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<list>\n<k>转账</k><k>财付通</k>\n<k> A&amp;B </k><k>&#x94f6;行</k></list>'
  const list = read(xml)
  expect(list?.lines).toEqual(['转账', '财付通', ' A&B ', '银行'])
  expect([list?.semantics, list?.rejects]).toEqual(['yy-finance', []])
  expect(list?.notes[0]).toContain('what stands in list/k')
})

test('in attributes, too; what stands elsewhere is left out and counted', () => {
  const list = read('<a version="3"><w t="转账"/><w t="财付通"/><w t="汇款"/></a>')
  expect(list?.lines).toEqual(['转账', '财付通', '汇款'])
  expect(list?.notes.slice(1)).toEqual([
    '1 values stand elsewhere and were left out.',
    'The number of words is odd: the last one has no partner.',
  ])
})

test('under another name, it says that only the form speaks for it', () => {
  expect(read('<a><b>x</b><b>y</b></a>')?.notes).toHaveLength(1)
  expect(read('<a><b>x</b><b>y</b></a>', 'words.xml')?.notes.at(-1)).toMatch(
    /^Only its form says that it is a list of YY/,
  )
})

test.each([
  ['a page', '<html><p>转账</p><p>财付通</p></html>'],
  ['a page with a type', '<!DOCTYPE html>\n<p>转账</p>'],
  ['XML of another character set', '<?xml version="1.0" encoding="gb2312"?><a>x</a>'],
  ['no XML', '转账\n财付通\n'],
  ['XML without words', '<a><b/></a>'],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})
