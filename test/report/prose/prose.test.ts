import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { chapters } from '../../../src/report/chapters.ts'
import { proseBlocks } from '../../../src/report/prose/prose.ts'
import type { ReportInput } from '../../../src/report/section.ts'
import { EMPTY, REPLICA } from '../fixture.ts'
import { rendered } from '../rendered.ts'

const HOSTILE: readonly string[] = JSON.parse(
  readFileSync(new URL('../../fixtures/hostile-strings.json', import.meta.url), 'utf8'),
)

const blocks = (text: string) => proseBlocks({ name: 'people.md', text }, REPLICA)
const withProse = (name: string, text: string): ReportInput => ({ ...REPLICA, prose: [{ name, text }] })

test('headings, paragraphs, lists and quotes; all else stays as typed', () => {
  const text = `# Who they are
Of {{counts accounts}} accounts
most wrote little.

Another *paragraph* with [a link](http://x.example) and <b>.
- one
  and its end
* two

+ three
> said
> twice

> once more
## Then
| a | b |
`
  expect(blocks(text)).toEqual([
    { kind: 'heading', text: 'Who they are' },
    { kind: 'prose', text: 'Of 400 accounts most wrote little.' },
    { kind: 'prose', text: 'Another *paragraph* with [a link](http://x.example) and <b>.' },
    { kind: 'list', items: ['one and its end', 'two'] },
    { kind: 'list', items: ['three'] },
    { kind: 'quote', text: 'said twice', source: '' },
    { kind: 'quote', text: 'once more', source: '' },
    { kind: 'heading', text: 'Then' },
    { kind: 'prose', text: '| a | b |' },
  ])
  expect(blocks('')).toEqual([])
})

test('the line of a number is the one it stands in', () => {
  expect(() => blocks('Fine.\r\n\r\n- fine\r\n- 17 of them\r\n')).toThrow('prose/people.md:4: the number 17')
})

test('a file goes into the chapter it is named after, before its limitations, told apart from the findings', () => {
  const chapter = chapters(withProse('people.md', 'We asked {{counts accounts}}.')).find(
    ({ section }) => section.id === 'people',
  )
  expect(chapter?.blocks.slice(-4, -1)).toEqual([
    { kind: 'heading', text: 'Remarks of the author' },
    { kind: 'prose', text: 'We asked 400.' },
    { kind: 'prose', text: 'Read this with care:' },
  ])
  expect(chapters(EMPTY).flatMap(({ blocks: all }) => all)).not.toContainEqual({
    kind: 'heading',
    text: 'Remarks of the author',
  })
})

test('foreword and conclusion are chapters of their own, and nothing is said twice', () => {
  const ids = chapters(REPLICA).map(({ section }) => section.id)
  expect(ids[0]).toBe('foreword')
  expect(ids).toContain('conclusion')
  expect(chapters(EMPTY).map(({ section }) => section.id)).not.toContain('foreword')
  const { markdown } = rendered(REPLICA)
  expect(markdown.split('We were given these files. We read them.')).toHaveLength(2)
})

test('a file for a chapter that the report does not have stops it: its text would be lost', () => {
  expect(() => chapters(withProse('peple.md', 'x'))).toThrow('prose/peple.md: this report has no chapter peple.')
  expect(() => chapters({ ...EMPTY, prose: [{ name: 'scorecard.md', text: 'x' }] })).toThrow('no chapter scorecard')
})

test('a finding that changes stops a report that quotes it', () => {
  const quoted = withProse('people.md', 'Of {{counts accounts = 400}}.')
  expect(() => chapters(quoted)).not.toThrow()
  expect(() => chapters({ ...quoted, answers: { ...EMPTY.answers } })).toThrow(
    'prose/people.md:1: it says {{counts accounts = 400}}, and the finding is 0.',
  )
})

test('hostile text stays text', () => {
  const escaped = HOSTILE.map((text) => text.replace(/\p{N}/gu, '').replaceAll('{{', ''))
  const { html, markdown } = rendered(
    withProse('people.md', escaped.map((text) => `- ${text}\n\n> ${text}\n`).join('\n')),
  )
  const elements: Iterable<{ localName: string }> = parseHTML(html).document.querySelectorAll(
    'script, iframe, img, a:not([href^="#"]), style:not(head style)',
  )
  expect(Array.from(elements, ({ localName }) => localName)).toEqual([])
  expect(/<[a-z!/?]/i.exec(markdown)?.[0]).toBeUndefined()
})
