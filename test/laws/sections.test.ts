import { readdirSync, readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { analyses } from '../../src/analyse/analyses.gen.ts'
import type { Answer, Cell, Row } from '../../src/model/answer.ts'
import { measure } from '../../src/report/answers.ts'
import type { PinnedFinding } from '../../src/report/index.ts'
import { defineSection, type ReportInput } from '../../src/report/section.ts'
import { chapters, limited } from '../../src/report/chapters.ts'
import { sections } from '../../src/report/sections.gen.ts'
import { numbersIn, OTHERS } from '../report/changed.ts'
import { EMPTY, REPLICA } from '../report/fixture.ts'
import { rendered } from '../report/rendered.ts'

const HOSTILE: readonly string[] = JSON.parse(
  readFileSync(new URL('../fixtures/hostile-strings.json', import.meta.url), 'utf8'),
)

/** What our own templates and figures are made of; anything else came out of evidence. */
const ELEMENTS = new Set(
  (
    'html head meta title style body a header nav main section footer h1 h2 h3 blockquote p ol ul li dl div dt dd span strong bdi ' +
    'details summary table caption thead tbody tr th td figure figcaption pre code svg g path rect text line circle ' +
    'defs pattern tspan'
  ).split(' '),
)

/** Characters no reader sees, and bytes no XML or UTF-8 file may hold; the line end of the file itself is allowed. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** A chosen finding whose every text that could come from evidence is a hostile one. Its note is prose, which has tests of its own. */
const poisonPin =
  (answer: (one: Answer) => Answer, next: () => string) =>
  (pin: PinnedFinding): PinnedFinding => {
    const { note, found } = pin
    const words = { title: next(), note }
    switch (found.kind) {
      case 'rows':
        return { ...words, found: { ...found, answer: answer(found.answer), where: found.where.map(next) } }
      case 'figure':
        return { ...words, found: { ...found, chapter: next() } }
      case 'gone':
        return { ...words, found: { kind: 'gone', why: next() } }
    }
  }

/** Every string of an answer that could come from evidence becomes one of `texts`, in turn. */
function poison(input: ReportInput, texts: readonly string[]): ReportInput {
  let at = 0
  const next = (): string => texts[at++ % texts.length] ?? ''
  const cell = (value: Cell): Cell => {
    if (typeof value === 'string') return next()
    return value !== null && typeof value === 'object' ? value.map(next) : value
  }
  const row = (one: Row): Row => Object.fromEntries(Object.entries(one).map(([name, value]) => [name, cell(value)]))
  const answer = (one: Answer): Answer => ({
    ...one,
    rows: one.rows.map(row),
    denominator: next(),
    policy: next(),
    caveats: Array.from({ length: 8 }, next),
  })
  const answers = Object.fromEntries(Object.entries(input.answers).map(([id, one]) => [id, answer(one)]))
  const manifest = input.manifest.map((item) => ({ ...item, path: next() }))
  const scorecard = input.scorecard?.map((score) => ({ ...score, finding: next(), detail: next() })) ?? null
  return { ...input, answers, manifest, scorecard, caseName: next(), pinned: input.pinned.map(poisonPin(answer, next)) }
}

/** Keeps what chooses a row's chapter, so that hostile text also reaches tables which are picked by kind. */
function poisonBeside(input: ReportInput, texts: readonly string[], keep: ReadonlySet<string>): ReportInput {
  const poisoned = poison(input, texts)
  const restore = (id: string, rows: readonly Row[]): readonly Row[] =>
    rows.map((row, at) => {
      const old = input.answers[id]?.rows[at] ?? {}
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, keep.has(name) ? (old[name] ?? null) : value]),
      )
    })
  const answers = Object.entries(poisoned.answers).map(([id, one]) => [id, { ...one, rows: restore(id, one.rows) }])
  return { ...poisoned, answers: Object.fromEntries(answers) }
}

interface ParsedElement {
  localName: string
  attributes: Iterable<{ name: string; value: string }>
}

function faults(html: string): string[] {
  const { document } = parseHTML(html)
  const elements: Iterable<ParsedElement> = document.querySelectorAll('*')
  return Array.from(elements).flatMap((element) => {
    const bad = Array.from(element.attributes).filter(
      ({ name, value }) =>
        /^on|^(src|srcset|style|xlink:href|action|formaction|srcdoc|background)$/i.test(name) ||
        (name === 'href' && !/^#[a-z]+$/.test(value)) ||
        (name !== 'content' && /url\((?!#)/.test(value)),
    )
    const names = bad.map(({ name, value }) => `${element.localName} ${name}=${value.slice(0, 60)}`)
    return ELEMENTS.has(element.localName) ? names : [...names, `element ${element.localName}`]
  })
}

/** Cells of a CSV file as a spreadsheet reads them (RFC 4180). */
const cellsOf = (csv: string): string[] =>
  Array.from(csv.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(?:,|\r\n)/g), ([, cell = '']) => cell.replace(/^"|"$/g, ''))

/** Text that a spreadsheet would evaluate; a plain negative number is none. */
const FORMULA = /^[\s\0]*[=+@＝＋－＠]|^[\s\0]*-(?![\d.]+$)/

/** The page with its text and values taken out: what a browser builds from it, whatever the evidence says. */
const shape = (html: string): string => {
  const elements: Iterable<ParsedElement> = parseHTML(html).document.querySelectorAll('body > *, main > *, section > *')
  return Array.from(elements, (element) => element.localName).join(' ')
}

test('sections: one per file, named after it, each with its own place', () => {
  const files = readdirSync(new URL('../../src/report/sections', import.meta.url)).map((name) =>
    name.replace(/\.ts$/, ''),
  )
  expect(sections.map((section) => section.id)).toEqual(files.toSorted())
  expect(new Set(sections.map((section) => section.order)).size).toBe(sections.length)
  expect(new Set(sections.map((section) => section.title)).size).toBe(sections.length)
})

test.each(sections.map((section) => [section.id, section] as const))(
  '%s says something wherever it belongs, whatever was found',
  (_id, section) => {
    const noRows = Object.fromEntries(Object.entries(REPLICA.answers).map(([id, one]) => [id, { ...one, rows: [] }]))
    const inputs = [REPLICA, EMPTY, { ...EMPTY, answers: noRows }, { ...EMPTY, answers: {} }]
    expect(section.belongs?.(REPLICA) ?? true).toBe(true)
    for (const input of inputs.filter((one) => section.belongs?.(one) ?? true)) {
      const blocks = section.build(input)
      expect(blocks.length).toBeGreaterThan(0)
      expect(JSON.stringify(blocks)).not.toMatch(/undefined|NaN|Infinity|\[object/)
      expect(blocks).toEqual(section.build(input))
    }
  },
)

test.each(sections.map((section) => [section.id, section] as const))(
  '%s ends with what may not be concluded from it, and is refused without',
  (_id, section) => {
    for (const input of [REPLICA, { ...REPLICA, answers: {} }]) {
      const items = section.limitations(input)
      expect(items.length).toBeGreaterThan(0)
      expect(limited(section, input).at(-1)).toEqual({ kind: 'list', items })
    }
    const silent = { ...section, limitations: () => [] }
    expect(() => limited(silent, REPLICA)).toThrow(`The section ${section.id} states no limitation`)
  },
)

test.each(Object.values(REPLICA.answers).map((one) => [one.analysis, one] as const))(
  'without a caveat of %s there is no report',
  (id, one) => {
    const answers = { ...REPLICA.answers, [id]: { ...one, caveats: [] } }
    expect(() => chapters({ ...REPLICA, answers })).toThrow(`The answer of ${id} states no limitation`)
  },
)

test.each(sections.flatMap((section) => section.needs.map((need) => [section.id, need] as const)))(
  '%s does without the answer %s',
  (id, need) => {
    const answers = Object.fromEntries(Object.entries(REPLICA.answers).filter(([name]) => name !== need))
    const blocks = sections.find((section) => section.id === id)?.build({ ...REPLICA, answers })
    expect(JSON.stringify(blocks)).not.toMatch(/undefined|NaN|Infinity/)
  },
)

test('sections ask for analyses that exist, and their fixture has columns that exist', () => {
  const columns = new Map(analyses.map((analysis) => [analysis.id, Object.keys(analysis.columns)]))
  const needs = sections.flatMap((section) => section.needs)
  expect(needs.filter((need) => !columns.has(need))).toEqual([])
  const unknown = Object.entries(REPLICA.answers).flatMap(([id, one]) =>
    Object.keys(one.columns).filter((column) => !columns.get(id)?.includes(column)),
  )
  expect(unknown).toEqual([])
})

test.each(sections.map((section) => [section.id, section] as const))(
  'numbers in the sentences of %s come from answers, or it says that they are its own',
  (_id, section) => {
    const belonging = OTHERS.filter((input) => section.belongs?.(input) ?? true)
    expect(belonging.length).toBeGreaterThan(1)
    const others = belonging.map((input) => numbersIn(limited(section, input)))
    const unmoved = [...numbersIn(limited(section, REPLICA))].filter((number) => others.every((one) => one.has(number)))
    expect(unmoved.toSorted()).toEqual((section.constants ?? []).toSorted())
  },
)

test('a number that is written into a sentence is seen, wherever it stands', () => {
  const own = defineSection({
    id: 'own',
    title: 'Own',
    order: 0,
    needs: ['counts'],
    limitations: () => ['No more than 31 of them.'],
    build: (input) => [
      { kind: 'prose', text: `${measure(input, 'accounts')} accounts, not 17, on fs01 in UTF-8.` },
      { kind: 'list', items: ['of 1,234 words', `${measure(input, 'sendings')} sendings`] },
      { kind: 'table', caption: '45 rows', columns: {}, rows: [], note: 'Above 0.05.' },
      { kind: 'figure', title: '62 bars', svg: '', description: 'Steps of 78.' },
    ],
  })
  const others = OTHERS.map((input) => numbersIn(limited(own, input)))
  const unmoved = [...numbersIn(limited(own, REPLICA))].filter((number) => others.every((one) => one.has(number)))
  expect(unmoved).toEqual(['17', '1,234', '45', '0.05', '62', '78', '31'])
})

test('there are some three hundred hostile strings, all different', () => {
  expect(HOSTILE.length).toBeGreaterThan(300)
  expect(new Set(HOSTILE).size).toBe(HOSTILE.length)
})

const KEPT = new Set(['kind', 'measure', 'language', 'country'])
const rotated = [0, 1, 2, 3].map((turn) => {
  const by = Math.floor((HOSTILE.length * turn) / 4)
  return [...HOSTILE.slice(by), ...HOSTILE.slice(0, by)]
})
/** Put in every place at once: a page that forgets one place shows it. */
const WORST = '\u202e\u001b[2J\u0000\ud800<script>alert(1)</script>"`|[x](http://evil.example)'

const besideKinds = rotated.map(
  (texts, turn) => [`beside the kinds, turn ${turn}`, poisonBeside(REPLICA, texts, KEPT)] as const,
)
const cases = [
  ['the worst one everywhere', poison(REPLICA, [WORST])] as const,
  ['the worst one beside the kinds', poisonBeside(REPLICA, [WORST], KEPT)] as const,
  ...rotated.map((texts, turn) => [`everywhere, turn ${turn}`, poison(REPLICA, texts)] as const),
  ...besideKinds,
]

test.each(cases)('hostile evidence stays text: %s', (_name, input) => {
  const { html, markdown, findings, tables } = rendered(input)
  expect(faults(html)).toEqual([])
  expect(UNSEEN.exec(html)?.[0]).toBeUndefined()
  expect(UNSEEN.exec(markdown)?.[0]).toBeUndefined()
  expect(UNSEEN.exec(findings)?.[0]).toBeUndefined()
  expect(JSON.parse(findings).answers).toEqual(input.answers)
  for (const csv of tables) expect(cellsOf(csv).filter((cell) => FORMULA.test(cell))).toEqual([])
})

test.each(besideKinds)('hostile evidence builds the page that harmless evidence builds: %s', (_name, input) => {
  const harmless = rendered({ ...REPLICA, answers: withCaveats() })
  expect(shape(rendered(input).html)).toBe(shape(harmless.html))
})

/** The replica with as many caveats per answer as a poisoned one has, so that their pages have the same shape. */
const withCaveats = (): Record<string, Answer> =>
  Object.fromEntries(
    Object.entries(REPLICA.answers).map(([id, one]) => [
      id,
      { ...one, policy: 'p', denominator: 'd', caveats: Array.from({ length: 8 }, (_, at) => `caveat ${at}`) },
    ]),
  )

test('Markdown holds no HTML tag and no link', () => {
  for (const [, input] of cases) {
    const { markdown } = rendered(input)
    expect(/<[a-z!/?]/i.exec(markdown)?.[0]).toBeUndefined()
    expect(/(?<!\\)\]\(|(?<!\\)\]:|https?:\/\//.exec(markdown)?.[0]).toBeUndefined()
  }
})
