import { expect, test } from 'vitest'
import { QUERIES, QUERY_LANGUAGES } from '../../src/model/queries.ts'

test('the 25 queries of the report, each with terms of its own', () => {
  expect(new Set(QUERIES.map(({ id }) => id)).size).toBe(25)
  expect(QUERIES.map(({ title }) => title).slice(0, 3)).toEqual(['communist', 'Communist Party', 'Falun'])
  for (const { terms } of QUERIES) expect(QUERY_LANGUAGES.flatMap((language) => terms[language])).not.toEqual([])
})

const SCRIPT = {
  'zh-hans': /^[\p{Script=Han}·]{2,}$/u,
  'zh-hant': /^[\p{Script=Han}·]{2,}$/u,
  en: /^[a-z0-9][a-z0-9 '-]*\*?$/,
}

test.each(QUERIES)('$id: terms are distinct and in their own script', ({ terms }) => {
  for (const language of QUERY_LANGUAGES) {
    expect(new Set(terms[language]).size).toBe(terms[language].length)
    for (const term of terms[language]) expect(term).toMatch(SCRIPT[language])
  }
})
