import { expect, test } from 'vitest'
import { prove } from '../../../src/triggers/isolate/proof.ts'

const proof = (acts: (text: string) => boolean, ...texts: string[]) =>
  prove(
    texts.map((text) => ({ text })),
    async (pieces) => acts(pieces.join('◆')),
  )

test('both parts, either way round', async () => {
  const { checks, ...rest } = await proof((text) => text.includes('a') && text.includes('b'), 'a', 'b')
  expect(rest).toEqual({ order: 'any', alone: true, minimal: true })
  expect(checks.map(({ pieces, expected, triggered }) => [pieces.join(''), expected, triggered])).toEqual([
    ['ab', true, true],
    ['b', false, false],
    ['a', false, false],
  ])
})

test('an end that is too late', async () => {
  const { checks, minimal } = await proof((text) => text.includes('ab'), 'abc')
  expect([minimal, checks.at(-1)?.pieces]).toEqual([false, ['ab']])
  expect(await proof((text) => text.includes('abc'), 'abc')).toMatchObject({ order: 'single', minimal: true })
})

test('in this order only', async () => {
  expect(await proof((text) => /a.*b/.test(text), 'a', 'b')).toMatchObject({ order: 'this', minimal: true })
})

test('a part too much, and a combination that does not act alone', async () => {
  expect(await proof((text) => text.includes('a'), 'a', 'b')).toMatchObject({ alone: true, minimal: false })
  expect(await proof(() => false, 'a', 'b')).toMatchObject({ alone: false, minimal: false })
  expect(await proof((text) => text === 'a', 'a')).toMatchObject({ order: 'single', alone: true, minimal: true })
})
