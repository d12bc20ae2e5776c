import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BlockView } from '../../src/report/render/blocks.tsx'
import type { Block } from '../../src/report/section.ts'

const HOSTILE = '<b>\u202e"&'
const SHOWN = '\\u{202e}'

const html = (block: Block): string => renderToStaticMarkup(<BlockView block={block} />)

test.each<[Block, string]>([
  [{ kind: 'prose', text: HOSTILE }, `<p>&lt;b>${SHOWN}&quot;&amp;</p>`],
  [{ kind: 'list', items: [HOSTILE] }, `<ul><li><bdi>&lt;b>${SHOWN}&quot;&amp;</bdi></li></ul>`],
  [{ kind: 'command', text: HOSTILE }, `<pre><code>&lt;b>${SHOWN}&quot;&amp;</code></pre>`],
  [{ kind: 'table', caption: HOSTILE, columns: {}, rows: [] }, `<p>&lt;b>${SHOWN}&quot;&amp;: no rows.</p>`],
])('%j is text', (block, markup) => {
  expect(html(block)).toBe(markup)
})

test('a table names its columns, its rows and what is not known', () => {
  const table = html({
    kind: 'table',
    caption: 'C',
    columns: { server: 'machine', records: 'units', first_utc_ms: 'earliest' },
    rows: [
      { server: 'fs01', records: 1234, first_utc_ms: 0 },
      { server: 'fs02', records: null, first_utc_ms: null },
    ],
    note: HOSTILE,
  })
  expect(table).toContain('role="region" aria-label="Table: C" tabindex="0"><table><caption>C</caption>')
  expect(table).toContain('<th scope="col" class="number w6">records</th>')
  expect(table).toContain('<th scope="row" class="w4"><bdi>fs01</bdi></th><td class="number w6"><bdi>1,234</bdi></td>')
  expect(table).toContain('<td class="time"><bdi>1970-01-01 00:00:00</bdi></td>')
  expect(table).toContain('<td class="number w6 unknown"><bdi>not known</bdi></td>')
  expect(table).toContain(`<p class="note">&lt;b>${SHOWN}`)
  expect(table).toContain('<dt>first (UTC)</dt><dd>earliest</dd>')
})

test('a figure is a drawing of ours with a text for those who do not see it', () => {
  const figure = html({ kind: 'figure', title: HOSTILE, svg: '<svg></svg>', description: 'D' })
  expect(figure).toContain(`aria-label="Figure: &lt;b>${SHOWN}&quot;&amp;" tabindex="0"><svg></svg></div>`)
  expect(figure).toContain(`<figcaption><strong>&lt;b>${SHOWN}&quot;&amp;.</strong> D</figcaption>`)
})
