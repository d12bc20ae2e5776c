import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { sections } from '../../src/report/sections.gen.ts'
import { EMPTY, REPLICA } from './fixture.ts'
import { rendered } from './rendered.ts'

const report = rendered(REPLICA)
const fixture = (name: string): string => new URL(`../fixtures/report/${name}`, import.meta.url).pathname

/** The body with each drawing cut to its label: figures have tests of their own. */
function bodyOf(html: string): string {
  const body = html.slice(html.indexOf('<body>'), html.indexOf('</body>'))
  return body
    .replace(/<svg[^>]*aria-label="([^"]*)".*?<\/svg>/gs, '[figure: $1]')
    .replace(/(<\/(?:p|h1|h2|tr|li|dt|dd|section|header|nav|figure|table|ul|dl|pre|caption)>)/g, '$1\n')
}

test('HTML body of the replica', async () => {
  await expect(bodyOf(report.html)).toMatchFileSnapshot(fixture('replica.body.html'))
})

test('Markdown of the replica', async () => {
  await expect(report.markdown).toMatchFileSnapshot(fixture('replica.md'))
})

test('of a word that a list has in another case it is said', () => {
  expect(report.html).toContain('5 inferred (on a list in another case)')
})

test('Markdown of a case in which nothing was found', async () => {
  await expect(rendered(EMPTY).markdown).toMatchFileSnapshot(fixture('empty.md'))
})

test('the policy admits exactly the one stylesheet', () => {
  const { document } = parseHTML(report.html)
  const sheets = [...document.querySelectorAll('style')]
  expect(sheets).toHaveLength(1)
  const hash = createHash('sha256')
    .update(sheets[0]?.textContent ?? '')
    .digest('base64')
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
  )
})

test('every entry of the contents leads to a chapter', () => {
  const { document } = parseHTML(report.html)
  const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))
  expect(links).toHaveLength(sections.length)
  expect(links.filter((link) => document.querySelector(`section${link}`) === null)).toEqual([])
})

test('the first page says when names are real', () => {
  const shown = rendered({ ...REPLICA, revealed: true })
  expect(shown.html).toContain('<strong>This report shows real accounts and addresses.</strong>')
  expect(shown.markdown).toContain('**This report shows real accounts and addresses.**')
  expect(report.html).not.toContain('shows real accounts and addresses')
})

test('the same input gives the same bytes, in another process and zone', () => {
  const script = `
    import { createHash } from 'node:crypto'
    import { rendered } from './test/report/rendered.ts'
    import { REPLICA } from './test/report/fixture.ts'
    process.stdout.write(createHash('sha256').update(JSON.stringify(rendered(REPLICA))).digest('hex'))`
  const root = new URL('../..', import.meta.url).pathname
  const env = { ...process.env, TZ: 'Pacific/Apia', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' }
  const other = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: root,
    env,
  })
  expect(other.toString()).toBe(createHash('sha256').update(JSON.stringify(report)).digest('hex'))
})
