import { expect, test } from 'vitest'
import { type RobotsAnswer, robotsRules } from '../../src/collect/robots.ts'

const AGENT = 'Breachlight/0.1.0 (see https://example.org)'
const at = (path: string): URL => new URL(path, 'http://a.example:8080')
const rules = (answer: RobotsAnswer) => robotsRules(at('/'), answer, AGENT)
const text = (...lines: readonly string[]) => rules({ kind: 'text', text: lines.join('\n') })

test('no rules allow everything, rules that cannot be had nothing', () => {
  expect(rules({ kind: 'unavailable' }).allows(at('/x'))).toBe(true)
  expect(rules({ kind: 'unreachable' }).allows(at('/x'))).toBe(false)
  expect(text().allows(at('/x'))).toBe(true)
})

test('the group that names this program counts, else the one for all', () => {
  const named = text('User-agent: *', 'Disallow: /', '', 'User-Agent: BREACHLIGHT', 'Disallow: /no', 'Crawl-delay: 4')
  expect([named.allows(at('/yes')), named.allows(at('/no/x')), named.crawlDelaySeconds]).toEqual([true, false, 4])
  const all = text('User-agent: other', 'Disallow: /', 'Crawl-delay: 9', 'User-agent: *', 'Disallow: /a*z$')
  expect([all.allows(at('/')), all.allows(at('/abz')), all.crawlDelaySeconds]).toEqual([true, false, null])
})

test.each(['-3', '0', 'NaN', 'soon', ''])('Crawl-delay: %s asks for nothing', (delay) => {
  expect(text('User-agent: *', `Crawl-delay: ${delay}`).crawlDelaySeconds).toBeNull()
})

const wildcards = (count: number) =>
  text('User-agent: *', ...Array.from({ length: count }, (_, n) => `Disallow: /*${'a'.repeat(90)}${n}`))

test('a file of wildcards that was made to be slow allows nothing; as many as anybody needs are matched', () => {
  expect(wildcards(170).allows(at('/x'))).toBe(false)
  expect(wildcards(140).allows(at('/x'))).toBe(true)
})
