import { expect, test } from 'vitest'
import { markdownCode, markdownText } from '../../src/report/render/markdown.ts'

test.each([
  ['<script>alert(1)</script> & more', '&lt;script&gt;alert(1)&lt;/script&gt; &amp; more'],
  ['![x](http://a.b)', '\\!\\[x\\](http\\://a.b)'],
  ['www.example.org WWW.x', 'www\\.example.org WWW\\.x'],
  ['a | b `c` *d* _e_ ~f~ $g$ #h', 'a \\| b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\$g\\$ \\#h'],
  ['# heading', '\\# heading'],
  ['- item', '\\- item'],
  ['=====', '\\====='],
  ['1. item', '1\\. item'],
  ['![', '\\!\\['],
  ['line\nbreak\u202e', 'line\\\\u{a}break\\\\u{202e}'],
  ['5,000 records (74.8 %)', '5,000 records (74.8 %)'],
])('%j', (text, markdown) => {
  expect(markdownText(text)).toBe(markdown)
})

test('code spans outlast the backticks inside', () => {
  expect(markdownCode('a')).toBe('`a`')
  expect(markdownCode('a``b')).toBe('``` a``b ```')
})
